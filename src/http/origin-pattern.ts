/**
 * An origin as browsers send it (`https://example.org`, `capacitor://localhost`), or `https://*.example.org` for all hosts
 * below a domain. Null for what no origin can match: one with a path, a trailing slash, capitals or the default port.
 */
export function originPattern(text: string): string | RegExp | null {
  const [, scheme = '', domain] = /^([a-z][a-z0-9+.-]*:\/\/)\*\.(.+)$/.exec(text) ?? []
  if (domain === undefined) return isOrigin(text) ? text : null
  if (!isOrigin(`${scheme}a.${domain}`)) return null
  return new RegExp(`^${RegExp.escape(scheme)}([a-z0-9_-]+\\.)+${RegExp.escape(domain)}$`)
}

function isOrigin(text: string): boolean {
  const url = text.includes('*') ? null : URL.parse(text)
  // Of a scheme that the URL standard does not know, an app's, there is no `origin`.
  return url !== null && url.host !== '' && `${url.protocol}//${url.host}` === text
}
