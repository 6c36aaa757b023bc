import { cleanLine } from '../../html/clean-text.ts'
import { visibleText } from '../../html/visible-text.ts'

/** Plain text on one line. */
export function oneLine(text: string | null | undefined): string {
  return cleanLine(text ?? '')
}

/** The visible text of the HTML, on one line. */
export function plain(html: string | null | undefined): string {
  return oneLine(html && /[<&]/.test(html) ? visibleText(html) : html)
}

/** Null if blank. */
export function orNull(text: string): string | null {
  return text === '' ? null : text
}
