/* What a page says of itself in its head: to the tab, to search engines, to link previews. */

const OF_STORY = [
  'meta[name="description"]',
  'meta[name="robots"]',
  'meta[name^="twitter:"]',
  'meta[property]',
  'link[rel~="canonical"]',
  'link[rel~="alternate"]',
  'link[rel~="prev"]',
  'link[rel~="next"]',
  'script[type="application/ld+json"]',
].join()

/** Takes over the head of a newer version of the page. */
export function updateHead(fresh: Document): void {
  emptyHead(fresh.title)
  document.head.append(...fresh.head.querySelectorAll(OF_STORY))
}

/** Leaves nothing but a title. */
export function emptyHead(title: string): void {
  if (document.title !== title) document.title = title
  for (const element of document.head.querySelectorAll(OF_STORY)) element.remove()
}

/** Search engines are told posts too; the refetch says it anew. */
export function forgetData(): void {
  for (const data of document.head.querySelectorAll('script[type="application/ld+json"]')) data.remove()
}

/** Removes what leads to an address that is no more. */
export function forgetAddress(url: string): void {
  for (const link of document.head.querySelectorAll('link')) if (link.href === url) link.remove()
}
