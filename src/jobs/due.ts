import type { Query, Transaction } from '../../db/connection/database.ts'
import { transact } from '../../db/connection/transaction.ts'
import { lockArticle } from '../../db/content/lock-articles.ts'
import { transition } from '../../db/content/versions/transitions.ts'
import { type DueChange, nextDueMs, takeDueChange } from '../../db/news/due-changes.ts'
import { appendMediaChanged, takeExpiredItem } from '../../db/news/media-changes.ts'
import { makePublic } from '../../db/news/publication.ts'
import { withdraw } from '../../db/news/withdrawal.ts'
import { poll } from '../clock/poll.ts'

export interface ScheduleLimits {
  /** Upper bound of the time until a due change added by another gateway is noticed. */
  readonly maxSleepMs: number
}

/**
 * Applies changes that are due: publishes scheduled and embargoed versions, and expires articles. A change is taken and
 * applied in one transaction, by the database's clock, so it happens once however many gateways run.
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
  const working = poll({ work, retryMs: maxSleepMs, onError })
  return {
    async [Symbol.asyncDispose]() {
      stopped = true
      await working[Symbol.asyncDispose]()
    },
  }
}

/** False if nothing is due. */
async function doOne(tx: Transaction): Promise<boolean> {
  const due = await takeDueChange(tx)
  if (due) await (due.change === 'PUBLISH' ? publish(tx, due) : expire(tx, due))
  return due !== null || expirePicture(tx)
}

/** Tells caches that the right to show a picture has ended. False if none has. */
async function expirePicture(tx: Transaction): Promise<boolean> {
  const id = await takeExpiredItem(tx)
  if (id !== null) await appendMediaChanged(tx, id)
  return id !== null
}

async function publish(tx: Transaction, { articleId, uri, version, dueAt }: DueChange): Promise<void> {
  const { stored: article } = await lockArticle(tx, uri)
  if (!article || 'refused' in transition('publishAt', article)) return
  // The time at which it was due, even if no gateway was running then.
  const publishedAt = article.publishedAt ?? dueAt
  const kind = article.state === 'PUBLISHED' ? 'UPDATED' : 'PUBLISHED'
  await makePublic(tx, { articleId, version, kind, publishedAt, note: null })
}

async function expire(tx: Transaction, { articleId, uri }: DueChange): Promise<void> {
  const { stored: article } = await lockArticle(tx, uri)
  if (!article || 'refused' in transition('expiresAt', article)) return
  await withdraw(tx, { articleId, state: 'EXPIRED', kind: 'EXPIRED', note: null })
}
