import type { ArticleSubmission } from '../../../schema/article/submission.ts'
import type { FeedItem, ParsedItem, Refusal } from '../item.ts'
import { limits } from '../limits.ts'
import type { Publish } from './publish.ts'
import { publishWithRetry } from './retry.ts'

export interface Tally {
  readonly read: number
  readonly published: number
  readonly unchanged: number
  readonly duplicates: number
  readonly refused: number
}

export interface Summary extends Tally {
  /** The names of the first refused items; `refused` counts all. */
  readonly refusals: readonly Refusal[]
  /** Why the import was aborted. */
  readonly aborted: string | null
}

export interface ImportOptions {
  readonly toSubmission: (item: FeedItem) => ArticleSubmission
  readonly concurrency: number
  readonly onProgress?: (tally: Tally) => void
  readonly retryDelaysMs?: readonly number[]
}

/** Publishes the items concurrently, but never two with the same uri. Reads only as many items ahead as it publishes. */
export async function importItems(
  items: AsyncIterable<ParsedItem> | Iterable<ParsedItem>,
  publish: Publish,
  { toSubmission, concurrency, onProgress, retryDelaysMs }: ImportOptions,
): Promise<Summary> {
  const tally = { read: 0, published: 0, unchanged: 0, duplicates: 0, refused: 0 }
  const refusals: Refusal[] = []
  const running = new Map<string, Promise<void>>()
  let aborted: string | null = null

  const refuse = (refusal: Refusal): void => {
    tally.refused += 1
    if (refusals.length < limits.maxNamedRefusals) refusals.push(refusal)
  }
  const publishOne = async (item: FeedItem): Promise<void> => {
    const result = await publishWithRetry(publish, toSubmission(item), retryDelaysMs)
    if ('changed' in result) tally[result.changed ? 'published' : 'unchanged'] += 1
    else if (result.kind === 'fatal') aborted ??= result.reason
    else refuse({ name: item.headline, reason: result.reason })
    onProgress?.(tally)
  }

  for await (const parsed of items) {
    tally.read += 1
    const hidden = 'item' in parsed ? notPublic(parsed.item) : null
    if (hidden) refuse(hidden)
    else if ('refused' in parsed) refuse(parsed.refused)
    else if ('duplicate' in parsed) tally.duplicates += 1
    else {
      const { uri } = parsed.item
      await running.get(uri)
      if (running.size >= concurrency) await Promise.race(running.values())
      if (aborted !== null) break
      running.set(
        uri,
        publishOne(parsed.item).finally(() => running.delete(uri)),
      )
    }
    onProgress?.(tally)
  }
  await Promise.all(running.values())
  return { ...tally, refusals, aborted }
}

/** An import neither withdraws articles nor keeps drafts. */
function notPublic({ headline, uri, pubStatus, held }: FeedItem): Refusal | null {
  const withdrawn = `its pubStatus is ${pubStatus}: take it out of sight in the newsroom itself`
  const reason = pubStatus === 'usable' ? held : withdrawn
  return reason === null ? null : { name: headline || uri, reason }
}
