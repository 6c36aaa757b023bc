import type { Reading } from '../item.ts'

/**
 * Finds the newest of the items with the same uri: the one with the latest date; with equal or no dates, the last one in the
 * file.
 */
export class Newest {
  readonly #kept = new Map<string, { index: number; time: number }>()

  offer(uri: string, index: number, time: number): void {
    const kept = this.#kept.get(uri)
    if (kept === undefined || time >= kept.time) this.#kept.set(uri, { index, time })
  }

  keeps(uri: string, index: number): boolean {
    const kept = this.#kept.get(uri)
    return kept === undefined || kept.index === index
  }
}

/** Marks older versions of an item as duplicates. */
export function withoutOlder(readings: readonly Reading[]): Reading[] {
  const newest = new Newest()
  for (const [index, reading] of readings.entries()) {
    if (!('item' in reading)) continue
    const { uri, updatedAt, publishedAt } = reading.item
    newest.offer(uri, index, (updatedAt ?? publishedAt)?.getTime() ?? 0)
  }
  return readings.map((reading, index) =>
    'item' in reading && !newest.keeps(reading.item.uri, index) ? { duplicate: reading.item.headline } : reading,
  )
}
