import sanitizeHtml from 'sanitize-html'
import { shallow } from '../../html/depth.ts'

// C0 and C1: Postgres refuses some, and terminals interpret others. Tabs and line breaks are kept as white space.
// biome-ignore lint/suspicious/noControlCharactersInRegex: this matches control characters on purpose
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

const blockTag = /<(?=\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|blockquote|figure|figcaption|section|article)\b)/gi

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

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
  if (!html || !/[<&]/.test(html)) return oneLine(html)
  // Separates the text of adjacent blocks.
  const text = sanitizeHtml(shallow(html).replace(blockTag, ' <'), { allowedTags: [], allowedAttributes: {} })
  return oneLine(text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity))
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Splits at blank lines; if there are none, every line is a paragraph. Null if no text is left. */
export function paragraphs(text: string): string | null {
  const lines = printable(text).replace(/\r\n?/g, '\n').trim()
  const parts = /\n[ \t]*\n/.test(lines) ? lines.split(/\n[ \t]*\n/) : lines.split('\n')
  const written = parts.map(oneLine).filter((part) => part !== '')
  return written.length === 0 ? null : written.map((part) => `<p>${escaped(part)}</p>`).join('\n')
}

/** Null if blank. */
export function orNull(text: string): string | null {
  return text === '' ? null : text
}
