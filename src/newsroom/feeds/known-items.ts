import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../../db/connection/database.ts'
import type { StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import {
  adoptArticle,
  findItems,
  isOfFeed,
  type StoredItem,
  wasImported,
} from '../../../db/content/feeds/stored-items.ts'
import { lockArticles, type StoredArticle } from '../../../db/content/lock-articles.ts'
import type { Entry } from './entry.ts'
import { uriOf } from './identity.ts'

/** An entry, with what is stored of it and locked until the transaction ends. */
export interface KnownEntry {
  readonly entry: Entry
  readonly known: StoredItem | null
  readonly article: StoredArticle | null
  /** Of its article, or of the one that may be made of it. */
  readonly uri: string
}

/**
 * Finds out what each entry is: an item of this scope, by its id, or by its link if that has another id now; else something new. An article
 * that is no item of this scope is never taken for one, whatever uri the entry names.
 */
export async function lockKnown(
  tx: Transaction,
  feed: StoredFeed,
  entries: readonly Entry[],
): Promise<{ readonly known: readonly KnownEntry[]; readonly now: Date }> {
  // The uris first: two gateways that have got the same item wait for each other here.
  const { stored, now } = await lockArticles(
    tx,
    entries.map(({ articleUri }) => articleUri),
  )
  const items = await recognised(tx, feed, entries)
  const elsewhere = [...items.values()].flatMap(({ uri }) => (uri !== null && !stored.has(uri) ? uri : []))
  const others = elsewhere.length > 0 ? (await lockArticles(tx, elsewhere)).stored : new Map<string, StoredArticle>()
  // What a former holder of those locks has made of them.
  const fresh = elsewhere.length > 0 ? await recognised(tx, feed, entries) : items
  const known: KnownEntry[] = []
  for (const entry of entries) {
    const item = fresh.get(entry) ?? null
    if (item?.uri)
      known.push({ entry, known: item, article: (stored.get(item.uri) ?? others.get(item.uri)) || null, uri: item.uri })
    else known.push(await unclaimed(tx, feed, entry, item, stored.get(entry.articleUri) ?? null))
  }
  return { known, now }
}

async function recognised(
  tx: Transaction,
  { scope }: StoredFeed,
  entries: readonly Entry[],
): Promise<ReadonlyMap<Entry, StoredItem>> {
  const ids = entries.map(({ identity }) => identity.itemId)
  const links = entries.flatMap(({ identity }) => identity.linkDigest ?? [])
  const items = await findItems(tx, scope, ids, links)
  const found = new Map<Entry, StoredItem>()
  for (const entry of entries) {
    const byId = items.find((item) => item.item_id === entry.identity.itemId)
    const claimed = new Set(found.values())
    const item = byId ?? items.find((one) => !claimed.has(one) && isSame(one, entry, ids))
    if (item) found.set(entry, item)
  }
  return found
}

/** Whether the item has got another id: the link and the time of publication are the same, and its id is not there beside it. */
function isSame(item: StoredItem, { identity, submission }: Entry, ids: readonly string[]): boolean {
  const publishedAt = submission?.publishAt ?? null
  return (
    identity.linkDigest !== null &&
    item.link_digest === identity.linkDigest &&
    publishedAt !== null &&
    item.published_at?.getTime() === publishedAt.getTime() &&
    !ids.includes(item.item_id)
  )
}

/** An entry that has no article yet. Who has imported it before there were feeds keeps it. */
async function unclaimed(
  tx: Transaction,
  { scope }: StoredFeed,
  entry: Entry,
  known: StoredItem | null,
  taken: StoredArticle | null,
): Promise<KnownEntry> {
  if (!taken) return { entry, known, article: null, uri: entry.articleUri }
  const isLegacy = taken.sourceDigest !== null && taken.deskFields === null && !(await isOfFeed(tx, taken.id))
  if (isLegacy && (await wasImported(tx, taken.id, entry.sourceUrl))) {
    await adoptArticle(tx, taken.id)
    return { entry, known, article: { ...taken, deskFields: [] }, uri: taken.uri }
  }
  const uri = uriOf(scope, entry.id, true)
  const { stored } = await lockArticles(tx, [uri])
  return { entry, known, article: null, uri: stored.has(uri) ? `urn:uuid:${randomUUID()}` : uri }
}
