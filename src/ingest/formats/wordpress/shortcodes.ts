export interface Shortcode {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** What stands between it and its end; empty if it has none. */
  readonly inner: string
}

const attribute = String.raw`\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|[^\s\]"']+))?`
const tag = new RegExp(String.raw`\[(\/?)([a-z][\w-]*)((?:${attribute})*)\s*\/?\]`, 'gi')

/** What WordPress itself has. Others are shortcodes only if they have attributes: `[sic]` is a word. */
const KNOWN = new Set(['caption', 'wp_caption', 'gallery', 'playlist', 'embed', 'audio', 'video'])

/** The text with the HTML of each shortcode in its place. One in another is replaced first. */
export function withoutShortcodes(text: string, htmlOf: (shortcode: Shortcode) => string): string {
  const open: { readonly name: string; readonly attributes: string; html: string }[] = [
    { name: '', attributes: '', html: '' },
  ]
  const add = (html: string): void => {
    const last = open.at(-1)
    if (last) last.html += html
  }
  const close = (hasEnd: boolean): void => {
    const { name, attributes, html } = open.pop() ?? { name: '', attributes: '', html: '' }
    const shortcode = { name, attributes: attributesIn(attributes) }
    add(hasEnd ? htmlOf({ ...shortcode, inner: html }) : htmlOf({ ...shortcode, inner: '' }) + html)
  }
  let at = 0
  for (const { 0: written, 1: slash, 2: name = '', 3: attributes = '', index } of text.matchAll(tag)) {
    add(text.slice(at, index))
    at = index + written.length
    const key = name.toLowerCase()
    const opened = open.findLastIndex((one) => one.name === key)
    if (slash === '' && (KNOWN.has(key) || attributes.includes('='))) open.push({ name: key, attributes, html: '' })
    else if (slash !== '' && opened > 0) {
      while (open.length > opened + 1) close(false)
      close(true)
    } else add(written)
    // A bound: what is open at once is closed without its end.
    if (open.length > MAX_OPEN) close(false)
  }
  add(text.slice(at))
  while (open.length > 1) close(false)
  return open[0]?.html ?? ''
}

const MAX_OPEN = 50

function attributesIn(text: string): Map<string, string> {
  const found = text.matchAll(/([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g)
  return new Map(
    [...found].map(([, name = '', double, single, bare]) => [name.toLowerCase(), double ?? single ?? bare ?? '']),
  )
}
