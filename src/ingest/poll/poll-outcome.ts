import { FEED_TRANSITIONS } from '../../../db/content/feeds/feed-states.ts'
import type { FeedChange, StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import type { FeedHints } from './hints.ts'
import { afterFailure, afterSuccess } from './next-poll.ts'

/** What a poll has shown. */
export type PollOutcome =
  | { readonly verb: 'pollSucceeded'; readonly change: FeedChange; readonly hints: FeedHints }
  | { readonly verb: 'pollFailed'; readonly reason: string; readonly retryAfter: Date | null }
  | { readonly verb: 'sourceGone' }

/** What a poll that ended at `now` makes of the feed. */
export function feedAfter(feed: StoredFeed, outcome: PollOutcome, now: Date): FeedChange {
  const { consecutive_failures: failures, interval_seconds: intervalSeconds, next_poll_at: due } = feed
  const polled = { state: FEED_TRANSITIONS[outcome.verb][feed.state], last_polled_at: now }
  switch (outcome.verb) {
    case 'sourceGone':
      return { ...polled, last_error: problemOf(outcome) }
    case 'pollFailed': {
      const next = afterFailure(now, intervalSeconds, failures + 1, outcome.retryAfter)
      return { ...polled, last_error: outcome.reason, consecutive_failures: failures + 1, next_poll_at: next }
    }
    case 'pollSucceeded': {
      const next = afterSuccess(due ?? now, now, intervalSeconds, outcome.hints)
      const fine = { last_succeeded_at: now, consecutive_failures: 0, last_error: null }
      return { ...polled, ...fine, next_poll_at: next, ...outcome.change }
    }
  }
}

/** Null if the poll has succeeded. */
export function problemOf(outcome: PollOutcome): string | null {
  if (outcome.verb === 'pollSucceeded') return null
  return outcome.verb === 'pollFailed' ? outcome.reason : 'its source says that it is gone (status 410)'
}
