const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Removes characters that XML cannot contain in any form: a single one makes a whole document ill-formed. */
export function withoutForbidden(text: string): string {
  return text.replace(NOT_XML, '')
}
