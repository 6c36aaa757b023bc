import type { ParsedItem } from '../item.ts'

/** Finds the newest version of each uri: the latest date wins, and of equal or missing dates the last in the document. */
export class NewestVersion {
  readonly #newest = new Map<string, { index: number; time: number }>()

  offer(uri: string, index: number, time: number): void {
    const newest = this.#newest.get(uri)
    if (newest === undefined || time >= newest.time) this.#newest.set(uri, { index, time })
  }

  /** Whether the item at `index` is the newest of its uri. */
  is(uri: string, index: number): boolean {
    const newest = this.#newest.get(uri)
    return newest === undefined || newest.index === index
  }
}

/** Marks older versions of an item as duplicates. */
export function markOlderVersions(items: readonly ParsedItem[]): ParsedItem[] {
  const newest = new NewestVersion()
  for (const [index, parsed] of items.entries()) {
    if (!('item' in parsed)) continue
    const { uri, pubStatus, updatedAt, publishedAt } = parsed.item
    newest.offer(uri, index, pubStatus === 'canceled' ? Infinity : ((updatedAt ?? publishedAt)?.getTime() ?? 0))
  }
  return items.map((parsed, index) =>
    'item' in parsed && !newest.is(parsed.item.uri, index)
      ? { duplicate: parsed.item.headline || parsed.item.uri }
      : parsed,
  )
}
