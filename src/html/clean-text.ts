import { printable } from './printable.ts'

/** They turn around what stands behind them, also beyond the text. The marks that right-to-left scripts use stay. */
const EMBEDDINGS_AND_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g
const SEPARATORS = /[\u2028\u2029]/g

/**
 * What a text may hold that newsrooms and feeds give: no control characters, no bidirectional controls, no separators but line feeds,
 * composed (NFC), trimmed. The one door of headlines, names and notes.
 */
export function cleanText(text: string): string {
  return printable(text).replace(SEPARATORS, '\n').replace(EMBEDDINGS_AND_OVERRIDES, '').normalize().trim()
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ')
}
