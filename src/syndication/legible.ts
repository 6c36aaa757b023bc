const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Without the characters that no XML document may have, in any form: one of them would make the whole feed unreadable. */
export function legible(text: string): string {
  return text.replace(NOT_XML, '')
}

/**
 * RSS does not say whether a title is text or HTML, and readers differ. One that reads like HTML is written as HTML, so
 * that nobody runs it or loses a part of it.
 */
export function asMarkup(text: string): string {
  return /<[a-z!/?]|&#?\w+;/i.test(text) ? escaped(text) : text
}

/** Text as HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const CDATA_ALONE = />\s*((?:<!\[CDATA\[[\s\S]*?\]\]>)+)\s*<\//g

/** Texts without the white space that was set around them: an id with a line end in front is another id. */
export function withoutPadding(xml: string): string {
  return xml.replace(CDATA_ALONE, '>$1</')
}
