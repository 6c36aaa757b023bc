const MAX_OPEN_TAGS = 1_000

const TAG = /<(\/?)([a-z][a-z0-9-]*)/gi

/** They are often left open, and the next of their kind closes them; or they never have an end. */
const UNCOUNTED = new Set([
  ...['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'thead', 'tbody', 'option'],
  ...['br', 'hr', 'img', 'input', 'wbr', 'col', 'source', 'track', 'embed', 'meta', 'link', 'area', 'base', 'param'],
])

/**
 * The HTML itself, or only its words when its tags are nested as no author nests them: the time that the sanitiser
 * takes grows with the square of the depth.
 */
export function shallow(html: string): string {
  let depth = 0
  for (const [, slash, name] of html.matchAll(TAG)) {
    if (UNCOUNTED.has(name?.toLowerCase() ?? '')) continue
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > MAX_OPEN_TAGS) return html.replace(/<[^<>]*>/g, ' ')
  }
  return html
}
