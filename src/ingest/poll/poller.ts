import { renewClaims } from '../../../db/connection/claims.ts'
import { type ClaimedFeed, claimDueFeeds } from '../../../db/content/feeds/claim-feeds.ts'
import { poll } from '../../clock/poll.ts'
import { type PollParts, pollFeed } from './poll-feed.ts'

export interface PollerLimits {
  /** How often this gateway looks for feeds that are due. */
  readonly everyMs: number
  readonly maxConcurrent: number
  /** Feeds of one host that are claimed at once; further ones wait until these are polled. */
  readonly maxPerHost: number
  /** If a gateway dies, others poll its feeds after this time. */
  readonly leaseMs: number
}

interface Running {
  readonly host: string
  readonly stopping: AbortController
  readonly ended: Promise<void>
}

/**
 * Polls the feeds that are due. All gateways share the work: a feed is polled by the one that has claimed it in the database. Slow and
 * failing sources do not delay those of other hosts. A poll whose claim was lost is stopped. Disposal stops all and ends their claims.
 */
export function pollFeeds(
  parts: PollParts,
  { everyMs, maxConcurrent, maxPerHost, leaseMs }: PollerLimits,
): AsyncDisposable {
  const { query, onError } = parts
  /** By claim. */
  const running = new Map<string, Running>()

  const start = (feed: ClaimedFeed) => {
    const stopping = new AbortController()
    const ended = pollFeed(parts, feed, stopping.signal)
      .catch(onError)
      .finally(() => running.delete(feed.claim))
    running.set(feed.claim, { host: URL.parse(feed.url ?? '')?.host ?? '', stopping, ended })
  }
  const claim = async () => {
    const most = maxConcurrent - running.size
    const busyHosts = [...new Set([...running.values()].map(({ host }) => host))]
    const limits = { leaseMs, most, mostPerHost: maxPerHost, busyHosts }
    if (most > 0) for (const feed of await claimDueFeeds(query, limits)) start(feed)
    return everyMs
  }
  const renew = async () => {
    const claims = [...running.keys()]
    if (claims.length > 0) {
      const renewed = new Set((await renewClaims(query, 'feed', leaseMs, claims)).map((feed) => feed.claim))
      for (const lost of claims) if (!renewed.has(lost)) running.get(lost)?.stopping.abort()
    }
    return leaseMs / 3
  }
  const claiming = poll({ work: claim, retryMs: everyMs, onError })
  const renewing = poll({ work: renew, retryMs: everyMs, onError })
  return {
    async [Symbol.asyncDispose]() {
      await claiming[Symbol.asyncDispose]()
      for (const { stopping } of running.values()) stopping.abort()
      await Promise.all([...running.values()].map(({ ended }) => ended))
      await renewing[Symbol.asyncDispose]()
    },
  }
}
