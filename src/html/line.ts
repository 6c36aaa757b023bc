import { cleanLine } from './clean-text.ts'

/** Plain text on one line; null if it says nothing. */
export function line(text: string): string | null {
  return cleanLine(text) || null
}
