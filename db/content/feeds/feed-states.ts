import type { FeedState } from '../../tables/feed.ts'

/** What changes a feed: the mutations, and what its source answers. */
export type FeedVerb = 'pauseFeed' | 'resumeFeed' | 'pollSucceeded' | 'pollFailed' | 'sourceGone'

/** What each verb makes of a feed in each state. A paused feed takes nothing, neither polled nor pushed. */
export const FEED_TRANSITIONS: { readonly [_ in FeedVerb]: { readonly [_ in FeedState]: FeedState } } = {
  pauseFeed: { ACTIVE: 'PAUSED', FAILING: 'PAUSED', PAUSED: 'PAUSED', GONE: 'PAUSED' },
  resumeFeed: { ACTIVE: 'ACTIVE', FAILING: 'ACTIVE', PAUSED: 'ACTIVE', GONE: 'ACTIVE' },
  pollSucceeded: { ACTIVE: 'ACTIVE', FAILING: 'ACTIVE', PAUSED: 'PAUSED', GONE: 'GONE' },
  pollFailed: { ACTIVE: 'FAILING', FAILING: 'FAILING', PAUSED: 'PAUSED', GONE: 'GONE' },
  sourceGone: { ACTIVE: 'GONE', FAILING: 'GONE', PAUSED: 'PAUSED', GONE: 'GONE' },
}
