/**
 * Parses an origin as browsers send it (`https://example.org`, `capacitor://localhost`), or a wildcard for all subdomains
 * (`https://*.example.org`). Null for a text that no origin matches: with a path, a trailing slash, capitals or the default port.
 */
export function originPattern(text: string): string | RegExp | null {
  const [, scheme = '', domain] = /^([a-z][a-z0-9+.-]*:\/\/)\*\.(.+)$/.exec(text) ?? []
  if (domain === undefined) return isOrigin(text) ? text : null
  if (!isOrigin(`${scheme}a.${domain}`)) return null
  return new RegExp(`^${RegExp.escape(scheme)}([a-z0-9_-]+\\.)+${RegExp.escape(domain)}$`)
}

function isOrigin(text: string): boolean {
  const url = text.includes('*') ? null : URL.parse(text)
  // The `origin` of custom schemes, which apps use, is opaque.
  return url !== null && url.host !== '' && `${url.protocol}//${url.host}` === text
}
