import { printable } from './printable.ts'

/** Plain text on one line; null if it says nothing. */
export function line(text: string): string | null {
  return printable(text).normalize().replace(/\s+/g, ' ').trim() || null
}
