import type { Query, Transaction } from '../../db/connection/database.ts'
import { transact } from '../../db/connection/transaction.ts'
import { lockArticle } from '../../db/content/lock-articles.ts'
import { type DueChange, nextDueMs, takeDueChange } from '../../db/news/due-changes.ts'
import { makePublic } from '../../db/news/publication.ts'
import { withdraw } from '../../db/news/withdrawal.ts'
import { repeat } from '../clock/repeat.ts'

export interface ScheduleLimits {
  /** The longest that a change noted by another gateway stays unseen. */
  readonly maxSleepMs: number
}

/**
 * Does what time asks for: scheduled and embargoed versions become public, expired articles stop being so. Each change
 * is taken from the database in the transaction that does it, by the database's clock: once over all gateways.
 */
export function schedule(
  query: Query,
  { maxSleepMs }: ScheduleLimits,
  changed: () => void,
  onError: (error: unknown) => void,
): AsyncDisposable {
  let stopped = false
  const work = async () => {
    while (!stopped && (await transact(query, doOne))) changed()
    return Math.min(Math.max((await nextDueMs(query)) ?? maxSleepMs, 0), maxSleepMs)
  }
  const working = repeat(work, maxSleepMs, onError)
  return {
    async [Symbol.asyncDispose]() {
      stopped = true
      await working[Symbol.asyncDispose]()
    },
  }
}

/** False when nothing was due. */
async function doOne(tx: Transaction): Promise<boolean> {
  const due = await takeDueChange(tx)
  if (due) await (due.change === 'PUBLISH' ? publish(tx, due) : expire(tx, due))
  return due !== null
}

async function publish(tx: Transaction, { articleId, uri, version, dueAt }: DueChange): Promise<void> {
  const { stored: article } = await lockArticle(tx, uri)
  if (!article || article.state === 'CANCELED') return
  // Its own time, not this gateway's clock, and also when no gateway was there at that time.
  const publishedAt = article.publishedAt ?? dueAt
  const kind = article.state === 'USABLE' ? 'UPDATED' : 'PUBLISHED'
  await makePublic(tx, { articleId, version, kind, publishedAt, note: null })
}

async function expire(tx: Transaction, { articleId, uri }: DueChange): Promise<void> {
  await lockArticle(tx, uri)
  await withdraw(tx, { articleId, state: 'WITHHELD', kind: 'EXPIRED', note: null })
}
