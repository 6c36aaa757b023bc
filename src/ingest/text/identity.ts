const harmful = /^(?:javascript|data|vbscript|blob|file):/i

/**
 * An id that is an absolute URI is used unchanged. Any other ("4711") is unique only within its feed, so it is prefixed with the URL
 * of the feed.
 */
export function identityOf(id: string | null, link: string | null, feedUrl: string | null): string | null {
  if (id === null || id === '') return link
  if (URL.canParse(id) && !harmful.test(id)) return id
  return `${feedUrl ?? 'urn:feed-item'}#${encodeURIComponent(id)}`
}
