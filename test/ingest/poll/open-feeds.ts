import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../../../db/connection/database.ts'
import type { NewFeed, StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import type { PollParts } from '../../../src/ingest/poll/poll-feed.ts'
import { type PollerLimits, pollFeeds } from '../../../src/ingest/poll/poller.ts'
import { outboundAgent } from '../../../src/outbound/agent.ts'
import type { Backends } from '../../backends.ts'
import { openMigrated } from '../../open-database.ts'

export const LIMITS: PollerLimits = { everyMs: 20, maxConcurrent: 10, maxPerHost: 4, leaseMs: 20_000 }
export const NOTHING_TAKEN = { outcomes: {}, refusals: [] }
/** Longer than any test. */
const NEVER_SECONDS = 80_000

export interface Feeds extends AsyncDisposable {
  readonly database: Database
  add(feed: Partial<NewFeed> & { readonly url: string }): Promise<void>
  /** Resolves once the feed is as the function says. */
  until(url: string, is: (feed: StoredFeed) => boolean): Promise<StoredFeed>
  /** Starts a gateway that polls. */
  poll(parts?: Partial<PollParts>, limits?: Partial<PollerLimits>): AsyncDisposable
}

/** A database of feeds, which gateways poll. */
export async function openFeeds(backend: Backends): Promise<Feeds> {
  await using opened = new AsyncDisposableStack()
  const own = opened.use(await backend.open())
  const database = opened.use(await openMigrated(own))
  const agent = outboundAgent({ addresses: 'any', connectTimeoutMs: 5_000 })
  opened.defer(() => agent.destroy())
  const { query } = database
  const parts = opened.move()
  return {
    database,
    async add(feed) {
      const slug = uuidv7()
      const due = { next_poll_at: new Date(Date.now() - 1_000), interval_seconds: NEVER_SECONDS }
      const values = { id: slug, slug, title: slug, scope: slug, ...due, ...feed }
      await query.insertInto('feed').values(values).execute()
    },
    async until(url, is) {
      for (;;) {
        const feed = await query.selectFrom('feed').selectAll().where('url', '=', url).executeTakeFirst()
        if (feed && is(feed)) return feed
        await sleep(20)
      }
    },
    poll: (some = {}, limits = {}) =>
      pollFeeds(
        {
          query,
          agent,
          limits: { timeoutMs: 20_000, maxBytes: 100_000 },
          takeDocument: async (_feed, { bytes }) => ({ head: String(bytes), ...NOTHING_TAKEN }),
          subscribe: async () => {},
          onChanged: () => {},
          onError: () => {},
          ...some,
        },
        { ...LIMITS, ...limits },
      ),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}

export const wasPolled = ({ last_polled_at, claim }: StoredFeed) => last_polled_at !== null && claim === null
