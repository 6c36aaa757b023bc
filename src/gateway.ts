import type { Logger } from 'pino'
import type { Context } from '../schema/context.ts'
import { logRestored } from '../schema/problem.ts'
import { TreeReaders } from '../schema/read-tree.ts'
import { schema } from '../schema/schema.ts'
import { ANONYMOUS, type Viewer } from '../schema/viewer.ts'
import { authenticator } from './access/tokens.ts'
import { announce } from './announcement.ts'
import { openBus, openDatabase, openReplicas, prepareDatabase, tokenKeys } from './backends.ts'
import { ResponseCache } from './cache/response-cache.ts'
import type { Config } from './config.ts'
import {
  CATCH_UP_LIMITS,
  httpCacheLimits,
  liveLimits,
  MAX_CONSUMER_MS,
  MAX_EVENTS_PER_READ,
  MAX_KEPT_CHARACTERS_PER_CHANNEL,
  MAX_LOG_SILENCE_MS,
  queryLimits,
  RENDER_RETRY_MS,
  REPLICA_PATIENCE,
  responseCacheLimits,
} from './limits.ts'
import { EventContexts } from './live/event-contexts.ts'
import { History } from './live/history.ts'
import { Hub } from './live/hub.ts'
import { renderer } from './live/rendering.ts'
import { catchUp } from './log/catch-up.ts'
import { Follower } from './log/follower.ts'
import { databaseLog } from './log/log.ts'
import { decodeWake, encodeWake, LOG_TOPIC } from './log/wake.ts'
import { metrics } from './metrics/metrics.ts'
import { newsroom } from './newsroom/newsroom.ts'
import { openDocuments } from './open-documents.ts'
import { reports } from './reports.ts'
import { openSite } from './site.ts'
import { cursorProblem } from './transport/admit.ts'
import { directAnswers } from './transport/direct-answer.ts'
import { freshReads } from './transport/fresh-reads.ts'
import { graphiql } from './transport/graphiql.ts'
import { graphqlOverHttp } from './transport/graphql.ts'
import { httpHandler } from './transport/http.ts'
import type { CacheStatus } from './transport/kept-response.ts'
import { type Listening, listen } from './transport/listen.ts'
import { Operations } from './transport/operation.ts'
import { databaseCheck } from './transport/probes.ts'
import { sseTransport } from './transport/sse.ts'
import { webSocketTransport } from './transport/websocket.ts'
import { upkeep } from './upkeep.ts'
import { deliveryProblem, gauges } from './vital-signs.ts'

export type Gateway = Pick<Listening, 'url' | 'drain'> & AsyncDisposable

/** Opens every part, in order, and closes what it opened when one of them cannot be. The only file that knows them all. */
export async function openGateway(config: Config, log: Logger): Promise<Gateway> {
  await using opened = new AsyncDisposableStack()
  const measured = metrics()
  const report = reports(log, measured)
  const onError = report.operationFailed

  const keys = tokenKeys(config)
  const documents = openDocuments(config, schema)
  const database = opened.use(await openDatabase(config, log))
  await prepareDatabase(database, config, log)
  const replicas = opened.use(openReplicas(config, log))
  const bus = opened.use(openBus(config, report.busFailed))
  const eventLog = databaseLog(database.query)
  const start = await eventLog.extent()

  const wake = () => {
    measured.published.inc()
    bus.publish(LOG_TOPIC, encodeWake({ epoch: follower.epoch, head: follower.head }))
    void follower.wake()
  }
  const desk = newsroom(database.query, wake)
  const openContext = (viewer: Viewer): Context => ({
    query: database.query,
    viewer,
    newsroom: desk,
    epoch: follower.epoch,
    publicUrl: config.PUBLIC_URL ?? listening.url,
    shows: () => {},
  })
  const contexts = new EventContexts((scopes) =>
    openContext({ subject: null, scopes: new Set(scopes.split(' ').filter(Boolean)), expiresAt: null }),
  )

  const cache = new ResponseCache(responseCacheLimits(config))
  const follower = opened.use(
    new Follower(
      eventLog,
      start,
      // In this order: nobody is given what was kept from before an event that somebody has been told of.
      [
        (event) => contexts.advance(event),
        (event) => cache.advance(event),
        (event) => hub.advance(event),
        () => void measured.logEvents.inc(),
      ],
      {
        patrolMs: config.PATROL_MS,
        maxEventsPerRead: MAX_EVENTS_PER_READ,
        maxKeptEvents: config.MAX_KEPT_EVENTS,
        maxReadMs: MAX_LOG_SILENCE_MS,
        maxConsumerMs: MAX_CONSUMER_MS,
      },
      {
        ...report.follower,
        pruned(expected, oldest) {
          report.pruned(expected, oldest)
          cache.clear()
          hub.fail(cursorProblem('expired', { epoch: follower.epoch, ...follower.extent }))
        },
        restored(epoch) {
          report.restored(epoch)
          cache.clear()
          hub.fail(logRestored())
        },
      },
    ),
  )
  const hub = new Hub(
    renderer(schema, contexts, onError),
    new History(follower, async (position, limit) => (await eventLog.read(position, limit)).events, {
      maxEventsPerRead: MAX_EVENTS_PER_READ,
    }),
    {
      maxKeptPayloads: config.MAX_KEPT_PAYLOADS,
      maxKeptCharacters: MAX_KEPT_CHARACTERS_PER_CHANNEL,
      retryMs: RENDER_RETRY_MS,
    },
    report.channel,
    async () => cursorProblem('expired', await eventLog.extent()),
  )
  await bus.subscribe(LOG_TOPIC, (message) => {
    const heard = decodeWake(message)
    if (heard?.epoch === follower.epoch) void follower.wake()
    else measured.busRejected.inc()
  })
  opened.use(
    upkeep(database.query, config, {
      wake,
      needed: () => follower.head - hub.behind,
      onError,
      onPurgeFailed: report.purgeFailed,
    }),
  )

  const limits = queryLimits(config)
  const readers = new TreeReaders(schema)
  const live = {
    schema,
    operations: new Operations(schema, limits, onError),
    documents,
    hub,
    authenticate: authenticator(keys),
    openContext,
    extent: catchUp(eventLog, follower, CATCH_UP_LIMITS),
    epoch: () => follower.epoch,
    onError: report.connectionFailed,
    onClosed: report.closed,
  }
  const sse = sseTransport(live, liveLimits(config))
  const webSocket = webSocketTransport(live, liveLimits(config), config.ALLOWED_ORIGINS)
  measured.observe(gauges({ follower, hub, cache, webSocket, sse }))
  const kept = {
    cache,
    reach: {
      heard: () => ({ epoch: follower.epoch, ...follower.extent, head: follower.head }),
      extent: live.extent,
    },
    limits: httpCacheLimits(config),
    onAnswered: (status: CacheStatus) => (status === 'HIT' ? measured.cacheHits : measured.cacheMisses).inc(1),
  }
  const listening: Listening = await listen(
    httpHandler({
      authenticate: live.authenticate,
      answer: graphqlOverHttp(schema, limits, readers, onError),
      answerDirectly: directAnswers(
        schema,
        live.operations,
        readers,
        freshReads(
          replicas,
          () => ({ epoch: follower.epoch, position: follower.head }),
          REPLICA_PATIENCE,
          (outcome) => measured.replicaReads.inc({ outcome }),
        ),
      ),
      documents,
      openContext,
      cached: kept,
      sse,
      site: openSite({ schema, readers, openContext: () => openContext(ANONYMOUS), kept, onError }),
      graphiql: graphiql(),
      checks: {
        database: databaseCheck(database.query),
        bus: () => bus.problem(),
        delivery: () => deliveryProblem({ follower, hub }),
        draining: () => (listening.draining ? 'this gateway is stopping' : null),
      },
      registry: measured.registry,
      allowedOrigins: config.ALLOWED_ORIGINS,
      maxBodyBytes: config.MAX_BODY_BYTES,
      onError,
    }),
    [webSocket, sse],
    { port: config.PORT, host: config.HOST, drainSeconds: config.DRAIN_SECONDS },
  )
  if (config.DATABASE_URL === null) opened.use(announce(config.DATA_DIR, listening.url))
  const parts = opened.move()
  return { url: listening.url, drain: listening.drain, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}
