import type { Agent } from 'undici'
import type { Query } from '../../../db/connection/database.ts'
import { isUnavailable } from '../../../db/connection/errors.ts'
import { type ClaimedFeed, endClaim, isTakenAddress } from '../../../db/content/feeds/claim-feeds.ts'
import type { StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import { isTakesNothing } from '../../../schema/feed/takes-nothing.ts'
import { type Document, download } from '../../outbound/download.ts'
import type { ExchangeLimits } from '../../outbound/exchange.ts'
import type { TakeDocument } from '../intake/take-document.ts'
import type { Subscribe } from '../websub/subscribe.ts'
import { hintsOf, NO_HINTS } from './hints.ts'
import { feedAfter, type PollOutcome, problemOf } from './poll-outcome.ts'

export interface PollParts {
  readonly query: Query
  readonly agent: Agent
  readonly limits: ExchangeLimits
  readonly takeDocument: TakeDocument
  /** Asks the hub of a feed to send what it publishes. */
  readonly subscribe: Subscribe
  /** Called when a feed fails that did not before, or works again. */
  readonly onChanged: (feed: StoredFeed, problem: string | null) => void
  readonly onError: (error: unknown) => void
}

/**
 * Polls a feed that this gateway has claimed, takes its items, and ends the claim. A poll that is stopped counts for nothing; nor does
 * one whose feed was paused or deleted meanwhile: what was taken stays, and the document is read again once the feed is resumed.
 * @throws what the database throws if it is unavailable
 */
export async function pollFeed(parts: PollParts, feed: ClaimedFeed, stopping: AbortSignal): Promise<void> {
  const outcome = await poll(parts, feed, stopping)
  const now = new Date()
  if (outcome?.verb === 'pollSucceeded') await parts.subscribe(feed, outcome.hints.hub, stopping)
  if (stopping.aborted || outcome === null) return endClaim(parts.query, feed, () => ({}))
  await endClaim(parts.query, feed, (current) => feedAfter(current, outcome, now))
  const problem = problemOf(outcome)
  if ((problem === null) !== (feed.state === 'ACTIVE')) parts.onChanged(feed, problem)
}

/** Null if the feed takes nothing any more. */
async function poll(parts: PollParts, feed: StoredFeed, stopping: AbortSignal): Promise<PollOutcome | null> {
  const { query, agent, limits } = parts
  const { url, etag, last_modified: lastModified } = feed
  const downloaded = await download(agent, url ?? '', { etag, lastModified }, limits, stopping)
  if ('gone' in downloaded) return { verb: 'sourceGone' }
  if ('failed' in downloaded) {
    return { verb: 'pollFailed', reason: downloaded.failed, retryAfter: downloaded.retryAfter }
  }
  const { movedTo } = 'document' in downloaded ? downloaded.document : downloaded
  const moved = movedTo !== null && !(await isTakenAddress(query, movedTo)) ? { url: movedTo } : {}
  if ('notModified' in downloaded) return { verb: 'pollSucceeded', change: moved, hints: NO_HINTS }
  const { document } = downloaded
  const taken = await takeFrom(parts, feed, document)
  if (taken === null) return null
  if ('problem' in taken) return { verb: 'pollFailed', reason: taken.problem, retryAfter: null }
  const known = { etag: document.etag, last_modified: document.lastModified }
  return { verb: 'pollSucceeded', change: { ...known, ...moved }, hints: hintsOfDocument(taken.head, document) }
}

async function takeFrom(
  { takeDocument, onError }: PollParts,
  feed: StoredFeed,
  document: Document,
): Promise<Awaited<ReturnType<TakeDocument>> | null> {
  try {
    return await takeDocument(feed, document)
  } catch (error) {
    if (isTakesNothing(error)) return null
    if (isUnavailable(error)) throw error
    onError(error)
    return { problem: 'its items could not be taken; the log of the gateway says why' }
  }
}

function hintsOfDocument(head: string, { link, maxAgeSeconds }: Document) {
  const hints = hintsOf(head, link)
  return { ...hints, freshSeconds: Math.max(hints.freshSeconds, maxAgeSeconds ?? 0) }
}
