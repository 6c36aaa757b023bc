const harmful = /^(?:javascript|data|vbscript|blob|file):/i

/**
 * An id that is an absolute URI stands as it is. Any other ("4711") is only unique within its feed, so the feed's own
 * address makes it unique among feeds.
 */
export function identityOf(id: string | null, link: string | null, feedUrl: string | null): string | null {
  if (id === null || id === '') return link
  if (URL.canParse(id) && !harmful.test(id)) return id
  return `${feedUrl ?? 'urn:feed-item'}#${encodeURIComponent(id)}`
}
