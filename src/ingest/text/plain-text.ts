import { visibleText } from '../../html/visible-text.ts'

// C0 and C1: Postgres refuses some, and terminals interpret others. Tabs and line breaks are kept as white space.
// biome-ignore lint/suspicious/noControlCharactersInRegex: this matches control characters on purpose
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** Removes control characters and lone surrogates; keeps line breaks. */
export function printable(text: string): string {
  return text.replace(controls, '').toWellFormed()
}

/** Plain text on one line. */
export function oneLine(text: string | null | undefined): string {
  return printable(text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The visible text of the HTML, on one line. */
export function plain(html: string | null | undefined): string {
  return oneLine(html && /[<&]/.test(html) ? visibleText(html) : html)
}

/** Null if blank. */
export function orNull(text: string): string | null {
  return text === '' ? null : text
}
