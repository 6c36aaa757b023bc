import type { IntakeResult } from '../../../schema/feed/intake-item.ts'
import type { FeedItem, ParsedItem } from '../item.ts'
import { limits } from '../limits.ts'
import { takeWithRetry } from './retry.ts'
import type { Brought, Take } from './take.ts'
import { type Became, became, EMPTY_TALLY, type Note, noteOf, type Tally } from './tally.ts'

export interface Summary extends Tally {
  /** What people must know of the first items; the tally counts all. */
  readonly notes: readonly Note[]
  /** Why the import was aborted. */
  readonly aborted: string | null
}

export interface ImportOptions {
  readonly toBrought: (item: FeedItem) => Brought
  readonly concurrency: number
  readonly onProgress?: (tally: Tally) => void
  /** Hears what became of each item, in the order in which they were taken. */
  readonly onTaken?: (item: FeedItem, result: IntakeResult) => void
  readonly retryDelaysMs?: readonly number[]
}

/** Hands the items over concurrently, but never two with the same uri. Reads only as many items ahead as are in hand. */
export async function importItems(
  items: AsyncIterable<ParsedItem> | Iterable<ParsedItem>,
  take: Take,
  { toBrought, concurrency, onProgress, onTaken, retryDelaysMs }: ImportOptions,
): Promise<Summary> {
  const tally: { -readonly [Name in keyof Tally]: number } = { ...EMPTY_TALLY }
  const notes: Note[] = []
  const running = new Map<string, Promise<void>>()
  let aborted: string | null = null

  const count = (what: Became, note: Note | null): void => {
    tally[what] += 1
    // A withdrawal that was not done is named, however many typos come before it.
    const used = note?.kind === 'not withdrawn' ? tally.unheeded - 1 : notes.length
    if (note && used < limits.maxNamedRefusals) notes.push(note)
  }
  const takeOne = async (item: FeedItem): Promise<void> => {
    const result = await takeWithRetry(take, toBrought(item), retryDelaysMs)
    if ('kind' in result) {
      aborted ??= result.reason
      if (item.pubStatus !== 'usable') count('unheeded', noteOf(item, { reason: result.reason, outcome: 'REFUSED' }))
    } else {
      count(became(item, result), noteOf(item, result))
      onTaken?.(item, result)
    }
    onProgress?.(tally)
  }

  for await (const parsed of items) {
    tally.read += 1
    if ('refused' in parsed) {
      const { withdraws, ...refused } = parsed.refused
      count(withdraws ? 'unheeded' : 'refused', { kind: withdraws ? 'not withdrawn' : 'refused', ...refused })
    } else if ('duplicate' in parsed) tally.duplicates += 1
    else {
      const { uri } = parsed.item
      await running.get(uri)
      if (running.size >= concurrency) await Promise.race(running.values())
      if (aborted !== null) break
      running.set(
        uri,
        takeOne(parsed.item).finally(() => running.delete(uri)),
      )
    }
    onProgress?.(tally)
  }
  await Promise.all(running.values())
  return { ...tally, notes, aborted }
}
