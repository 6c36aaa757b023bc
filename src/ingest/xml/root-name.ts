const PROLOG = /^(?:\s|\ufeff)*(?:<\?[^>]*\?>|<!--[^>]*-->|<![^[>]*>)/

/** The name of the root element, without its prefix. Empty if it does not begin within the first characters. */
export function rootName(xml: string): string {
  let rest = xml.slice(0, 20_000)
  for (let found = PROLOG.exec(rest); found; found = PROLOG.exec(rest)) rest = rest.slice(found[0].length)
  return /^\s*<(?:[\w.-]+:)?([\w.-]+)/.exec(rest)?.[1] ?? ''
}
