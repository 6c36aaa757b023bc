const MAX_URL_CHARACTERS = 2_000

/** Why the URL cannot be that of a receiver; null if it can. Where its name leads to is checked at every connection. */
export function checkUrl(url: string, mayCall: (hostname: string) => boolean): string | null {
  const { username, password, hostname } = new URL(url)
  if (url.length > MAX_URL_CHARACTERS) return `at most ${MAX_URL_CHARACTERS} characters`
  if (username !== '' || password !== '') return 'must not contain a user name or a password'
  return mayCall(hostname) ? null : 'leads to an address that is not public; OUTBOUND_ADDRESSES=any allows it'
}
