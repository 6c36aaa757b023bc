import type { FeedItem, ParsedItem } from '../item.ts'

/** What tells which of two versions is newer. */
export interface VersionKey {
  /** Infinity for a kill, which is newer than everything. */
  readonly time: number
  /** NaN if the source does not count versions. */
  readonly version: number
}

/**
 * Finds the newest version of each uri: by number if both are counted, else by date. Of equal or missing ones it is the last in
 * the document.
 */
export class NewestVersion {
  readonly #newest = new Map<string, VersionKey & { readonly index: number }>()

  offer(uri: string, index: number, key: VersionKey): void {
    const newest = this.#newest.get(uri)
    if (newest === undefined || isNewer(key, newest)) this.#newest.set(uri, { index, ...key })
  }

  /** Whether the item at `index` is the newest of its uri. */
  is(uri: string, index: number): boolean {
    const newest = this.#newest.get(uri)
    return newest === undefined || newest.index === index
  }
}

function isNewer(one: VersionKey, other: VersionKey): boolean {
  const isKill = one.time === Infinity || other.time === Infinity
  if (!isKill && one.version !== other.version && !Number.isNaN(one.version + other.version)) {
    return one.version > other.version
  }
  return one.time >= other.time
}

/** Marks older versions of an item as duplicates. */
export function markOlderVersions(items: readonly ParsedItem[]): ParsedItem[] {
  const newest = new NewestVersion()
  for (const [index, parsed] of items.entries()) {
    if ('item' in parsed) newest.offer(parsed.item.uri, index, keyOf(parsed.item))
  }
  return items.map((parsed, index) =>
    'item' in parsed && !newest.is(parsed.item.uri, index)
      ? { duplicate: parsed.item.headline || parsed.item.uri }
      : parsed,
  )
}

function keyOf({ pubStatus, updatedAt, publishedAt, version }: FeedItem): VersionKey {
  const time = pubStatus === 'canceled' ? Infinity : ((updatedAt ?? publishedAt)?.getTime() ?? 0)
  return { time, version: version === null ? NaN : Number(version) }
}
