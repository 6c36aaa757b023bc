/**
 * RSS does not define whether a title is text or HTML, and readers differ. A title that looks like HTML is escaped as HTML, so
 * that no reader executes it or drops a part.
 */
export function asMarkup(text: string): string {
  return /<[a-z!/?]|&#?\w+;/i.test(text) ? escaped(text) : text
}

/** Escapes text as HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const CDATA_ALONE = />\s*((?:<!\[CDATA\[[\s\S]*?\]\]>)+)\s*<\//g

/** Trims the text of every element: an id with a line break in front is another id. */
export function withoutPadding(xml: string): string {
  return xml.replace(CDATA_ALONE, '>$1</')
}
