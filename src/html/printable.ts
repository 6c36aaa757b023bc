// C0 and C1 without tab and line feed, and byte order marks: Postgres refuses some, and terminals interpret others.
// biome-ignore lint/suspicious/noControlCharactersInRegex: this matches control characters on purpose
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g

/** Removes control characters and lone surrogates. Line breaks are line feeds. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').toWellFormed()
}
