import type { Draft } from '../item.ts'

/**
 * Takes away ids that several stories of a document have: some systems give all items the id of the site, or none that counts up. Such
 * items are recognised by their links. Versions that are counted, and withdrawals, are of one story whatever their links.
 */
export function withoutSharedIds(drafts: readonly Draft[]): Draft[] {
  const links = new Map<string, Set<string>>()
  for (const draft of drafts) {
    const page = pageOf(draft)
    if (draft.id !== null && page !== null) links.set(draft.id, (links.get(draft.id) ?? new Set()).add(page))
  }
  return drafts.map((draft) => {
    const isShared = draft.id !== null && pageOf(draft) !== null && (links.get(draft.id)?.size ?? 0) > 1
    return isShared ? { ...draft, id: null, uri: draft.itemUrl } : draft
  })
}

/** The link of an item without what differs between copies; null if its id is to be trusted. */
function pageOf({ itemUrl, pubStatus, version }: Draft): string | null {
  const url = itemUrl !== null && pubStatus === 'usable' && version === null ? URL.parse(itemUrl) : null
  return url && url.pathname !== '/' ? `${url.host}${url.pathname}` : null
}
