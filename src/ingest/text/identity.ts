const harmful = /^(?:javascript|data|vbscript|blob|file):/i

/**
 * The uri of a story. An id that is an absolute URI is used as it is; any other ("4711") is unique only within its feed, so it is
 * prefixed with the feed's URL.
 */
export function identityOf(id: string | null, link: string | null, feedUrl: string | null): string | null {
  if (id === null || id === '') return link
  if (URL.canParse(id) && !harmful.test(id)) return id
  return `${feedUrl ?? 'urn:feed-item'}#${encodeURIComponent(id)}`
}
