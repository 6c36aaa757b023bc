import { randomUUID } from 'node:crypto'
import { claimDueFeeds, renewClaims } from '../../../db/content/feeds/claim-feeds.ts'
import type { StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import { poll } from '../../clock/poll.ts'
import { type PollParts, pollFeed } from './poll-feed.ts'

export interface PollerLimits {
  /** How often this gateway looks for feeds that are due. */
  readonly everyMs: number
  readonly maxConcurrent: number
  /** Feeds of one host that are claimed at once; further ones wait until these are polled. */
  readonly maxPerHost: number
  /** If a gateway dies, others poll its feeds after this time. */
  readonly leaseSeconds: number
}

/**
 * Polls the feeds that are due. All gateways share the work: a feed is polled by the one that has claimed it in the database. Slow and
 * failing sources do not delay those of other hosts. Disposal stops the polls in progress and ends their claims.
 */
export function pollFeeds(
  parts: PollParts,
  { everyMs, maxConcurrent, maxPerHost, leaseSeconds }: PollerLimits,
): AsyncDisposable {
  const { query, onError } = parts
  const claimant = { gateway: randomUUID(), leaseSeconds }
  const stopping = new AbortController()
  const running = new Map<string, { readonly host: string; readonly ended: Promise<void> }>()

  const start = (feed: StoredFeed) => {
    const ended = pollFeed(parts, feed, stopping.signal)
      .catch(onError)
      .finally(() => running.delete(feed.id))
    running.set(feed.id, { host: URL.parse(feed.url ?? '')?.host ?? '', ended })
  }
  const claim = async () => {
    const most = maxConcurrent - running.size
    const busyHosts = [...new Set([...running.values()].map(({ host }) => host))]
    if (most > 0)
      for (const feed of await claimDueFeeds(query, claimant, { most, mostPerHost: maxPerHost, busyHosts })) start(feed)
    return everyMs
  }
  const renew = async () => {
    if (running.size > 0) await renewClaims(query, claimant)
    return (leaseSeconds * 1_000) / 3
  }
  const claiming = poll({ work: claim, retryMs: everyMs, onError })
  const renewing = poll({ work: renew, retryMs: everyMs, onError })
  return {
    async [Symbol.asyncDispose]() {
      await claiming[Symbol.asyncDispose]()
      stopping.abort()
      await Promise.all([...running.values()].map(({ ended }) => ended))
      await renewing[Symbol.asyncDispose]()
    },
  }
}
