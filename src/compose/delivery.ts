import type { Query } from '../../db/connection/database.ts'
import { renewLostEpoch } from '../../db/log/epoch.ts'
import { type LogRange, logRange, readLog } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import { logRestored } from '../../schema/errors.ts'
import { cursorProblem } from '../../schema/paging/resumption.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer/viewer.ts'
import type { Config } from '../config/config.ts'
import {
  CATCH_UP_LIMITS,
  liveQueryLimits,
  MAX_BUFFERED_CHARACTERS_PER_CHANNEL,
  MAX_CONSUMER_MS,
  MAX_EVENTS_PER_READ,
  MAX_LOG_SILENCE_MS,
  RENDER_RETRY_MS,
  responseCacheLimits,
} from '../config/limits.ts'
import type { AnswerOperation } from '../graphql/answer.ts'
import type { Documents } from '../graphql/documents.ts'
import { RemoteCache } from '../http/cache/remote.ts'
import { ResponseCache } from '../http/cache/store.ts'
import { EventBatch } from '../live/event-batch.ts'
import { History } from '../live/history.ts'
import { Hub } from '../live/hub.ts'
import { LiveQueries } from '../live/queries/live-queries.ts'
import { renderer } from '../live/rendering.ts'
import { catchUp } from '../log/catch-up.ts'
import { Follower } from '../log/follower.ts'
import type { Log } from '../log/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { openRemoteEntries } from './services.ts'

/** The follower of the log and its consumers: first the cache, then the subscriptions. */
export interface Delivery extends AsyncDisposable {
  readonly follower: Follower
  readonly store: ResponseCache
  readonly hub: Hub
  readonly liveQueries: LiveQueries
  /** The range of the log up to the follower's head. */
  heard(): LogRange
  /** Resolves with the range of the log once the follower has caught up with it. */
  readonly logRange: () => Promise<LogRange>
}

export async function openDelivery(
  query: Query,
  config: Config,
  openContext: (viewer: Viewer) => Context,
  answer: AnswerOperation,
  report: Telemetry,
  measured: Metrics,
  documents: Documents,
): Promise<Delivery> {
  const log: Log = {
    read: (position, limit) => readLog(query, position, limit),
    range: () => logRange(query),
    lost: (epoch, position) => renewLostEpoch(query, epoch, position),
  }
  const batch = new EventBatch((scopes) =>
    openContext({ subject: null, scopes: new Set(scopes.split(' ').filter(Boolean)), expiresAt: null }),
  )
  const scope = () =>
    JSON.stringify([
      follower.epoch,
      openContext(ANONYMOUS).publicUrl,
      documents.digest,
      config.SITE_NAME,
      config.WEBSUB_HUB_URL,
    ])
  const answers = await openRemoteEntries(config, query, scope, report.busFailed)
  const shared =
    answers &&
    new RemoteCache(
      answers,
      (position) => follower.recentAfter(position),
      (outcome) => measured.sharedAnswers.inc({ outcome }),
    )
  const store = new ResponseCache(responseCacheLimits(config), shared)
  const follower = new Follower(
    log,
    await log.range(),
    // Purge before push: a client that refetches on an event must not get a cached response from before it.
    [
      (event) => store.advance(event),
      (event) => hub.advance(event),
      (event) => liveQueries.advance(event),
      () => void measured.logEvents.inc(),
    ],
    {
      pollMs: config.LOG_POLL_MS,
      maxEventsPerRead: MAX_EVENTS_PER_READ,
      maxRecentEvents: config.MAX_RECENT_EVENTS,
      maxReadMs: MAX_LOG_SILENCE_MS,
      maxConsumerMs: MAX_CONSUMER_MS,
    },
    {
      ...report.follower,
      pruned(expected, oldest) {
        report.pruned(expected, oldest)
        store.clear()
        hub.fail(cursorProblem('expired', { epoch: follower.epoch, ...follower.range }))
        liveQueries.restart()
      },
      restored(epoch) {
        report.restored(epoch)
        store.clear()
        hub.fail(logRestored())
        liveQueries.restart()
      },
    },
  )
  const hub = new Hub({
    renderer: renderer(answer, batch, report.operationFailed),
    history: new History(follower, async (position, limit) => (await log.read(position, limit)).events, {
      maxEventsPerRead: MAX_EVENTS_PER_READ,
    }),
    limits: {
      maxBufferedPayloads: config.MAX_BUFFERED_PAYLOADS,
      maxBufferedCharacters: MAX_BUFFERED_CHARACTERS_PER_CHANNEL,
      retryMs: RENDER_RETRY_MS,
    },
    reports: report.channel,
    expired: async () => cursorProblem('expired', await log.range()),
  })
  const liveQueries = new LiveQueries({
    answer,
    openContext,
    log: () => follower,
    limits: liveQueryLimits(config),
    reports: { ...report.channel, executed: () => measured.liveQueryRuns.inc() },
  })
  return {
    follower,
    store,
    hub,
    liveQueries,
    heard: () => ({ epoch: follower.epoch, ...follower.range, head: follower.head }),
    logRange: catchUp(log, follower, CATCH_UP_LIMITS),
    async [Symbol.asyncDispose]() {
      await follower[Symbol.asyncDispose]()
      await answers?.[Symbol.asyncDispose]()
    },
  }
}
