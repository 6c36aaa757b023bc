import type { Logger } from 'pino'
import { gatewaySecret } from '../../db/connection/gateway-secret.ts'
import type { Context } from '../../schema/context.ts'
import { ACCESS } from '../../schema/policy/access.ts'
import { schema } from '../../schema/schema.ts'
import { Plans } from '../../schema/sql-plugin/plans.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer/viewer.ts'
import { previewLinks } from '../auth/preview-links.ts'
import { authenticator } from '../auth/tokens.ts'
import type { Config } from '../config/config.ts'
import {
  allowedOrigins,
  httpLifetime,
  liveLimits,
  OUTBOUND_CONNECT_TIMEOUT_MS,
  publishingRules,
  queryLimits,
  quotaLimits,
  REPLICA_PATIENCE,
} from '../config/limits.ts'
import { ClientShares } from '../connection/client-shares.ts'
import { answering } from '../graphql/answer.ts'
import { AnswersInFlight } from '../graphql/answers-in-flight.ts'
import { freshReads } from '../graphql/fresh-reads.ts'
import { Operations } from '../graphql/prepare.ts'
import type { Listening } from '../http/server.ts'
import { writeUrlFile } from '../http/url-file.ts'
import { newsroom } from '../newsroom/newsroom.ts'
import { outboundAgent } from '../outbound/agent.ts'
import { charging } from '../quota/charge.ts'
import { sseTransport } from '../sse/transport.ts'
import { gauges } from '../telemetry/gauges.ts'
import { databaseCheck, deliveryCheck } from '../telemetry/health.ts'
import { metrics } from '../telemetry/metrics.ts'
import { telemetry } from '../telemetry/telemetry.ts'
import { webSocketTransport } from '../websocket/transport.ts'
import { openDatabase, openReplicas, prepareDatabase } from './database.ts'
import { openDelivery } from './delivery.ts'
import { openDocuments } from './documents.ts'
import { openHttp } from './http.ts'
import { openIngest } from './ingest.ts'
import { startJobs } from './jobs.ts'
import { openBucket } from './media.ts'
import { startPings } from './pings.ts'
import { openBus, openQuota, openRevokedTokens, tokenKeys } from './services.ts'
import { wakesOf } from './wakes.ts'
import { openWebhooks } from './webhooks.ts'

export type Gateway = Pick<Listening, 'url' | 'drain'> & AsyncDisposable

/** Composes the gateway: opens every part in order, and closes those already open if one fails. */
export async function openGateway(config: Config, log: Logger): Promise<Gateway> {
  await using opened = new AsyncDisposableStack()
  const measured = metrics()
  const report = telemetry(log, measured)
  const onError = report.operationFailed

  const keys = tokenKeys(config)
  const documents = openDocuments(config, schema)
  const database = opened.use(await openDatabase(config, log))
  await prepareDatabase(database, config, log)
  const revokedTokens = opened.use(await openRevokedTokens(database.query, report.tokensNotRead))
  const replicas = opened.use(openReplicas(config, log))
  const bus = opened.use(openBus(config, report.busFailed))
  const wakes = wakesOf(bus, () => follower, revokedTokens, measured, report)
  const publisher = newsroom(database.query, wakes.published, wakes.revoked, publishingRules(config))
  const links = previewLinks(await gatewaySecret(database.query), config.MAX_PREVIEW_AGE)
  const publicUrl = () => config.PUBLIC_URL ?? listening.url
  const openContext = (viewer: Viewer): Context => ({
    query: database.query,
    viewer,
    newsroom: publisher,
    previewLinks: links,
    webhooks,
    epoch: follower.epoch,
    publicUrl: publicUrl(),
    addCacheTag: () => {},
  })
  const inFlight = new AnswersInFlight(
    config.MAX_ANSWERS_IN_FLIGHT_BYTES,
    config.MAX_ANSWER_BYTES,
    config.SLOW_AFTER_MS,
  )
  const answer = answering({
    schema,
    plans: new Plans<Context>(schema, ACCESS, config.MAX_ANSWER_BYTES),
    read: freshReads(
      database.reads,
      replicas,
      () => ({ epoch: follower.epoch, position: follower.head }),
      REPLICA_PATIENCE,
      (outcome) => measured.replicaReads.inc({ outcome }),
    ),
    maxBytes: config.MAX_ANSWER_BYTES,
    inFlight,
    onError,
  })
  const delivery = opened.use(
    await openDelivery(database.query, config, openContext, answer, report, measured, documents),
  )
  const { follower, store, hub, liveQueries } = delivery
  const quota = opened.use(await openQuota(config, database.query, () => follower.epoch, report.busFailed))
  await wakes.listen()
  const bucket = openBucket(config)
  opened.use(
    startJobs(database.query, config, bucket, {
      wake: wakes.published,
      heard: delivery.heard,
      needed: () => follower.head - hub.behind,
      onError,
      purges: report.purges,
      onDeletionFailed: report.bucketFailed,
    }),
  )

  const limits = queryLimits(config)
  const charge = charging({
    quota,
    most: quotaLimits(config).most,
    trustedProxies: config.TRUSTED_PROXIES,
    onRefused: (kind) => measured.rateLimited.inc({ kind }),
  })
  const live = {
    schema,
    operations: new Operations(schema, limits, onError),
    answer,
    documents,
    hub,
    liveQueries,
    authenticate: authenticator(keys, (id) => revokedTokens.has(id)),
    revokedTokens,
    openContext,
    charge,
    connections: new ClientShares(config.MAX_SOCKETS_PER_ADDRESS),
    subscriptions: new ClientShares(config.MAX_SUBSCRIPTIONS_PER_CLIENT),
    logRange: delivery.logRange,
    epoch: () => follower.epoch,
    onError: report.connectionFailed,
    onClosed: report.closed,
  }
  const agent = opened.adopt(
    outboundAgent({ addresses: config.OUTBOUND_ADDRESSES, connectTimeoutMs: OUTBOUND_CONNECT_TIMEOUT_MS }),
    (open) => open.destroy(),
  )
  const { webhooks, deliveries } = await openWebhooks(config, {
    ...live,
    query: database.query,
    bus,
    agent,
    openContext: () => openContext(ANONYMOUS),
    reports: report.webhooks,
  })
  opened.use(deliveries)
  const sse = sseTransport(live, liveLimits(config))
  const webSocket = webSocketTransport(live, liveLimits(config), allowedOrigins(config))
  measured.observe(gauges({ follower, hub, liveQueries, store, webSocket, sse, inFlight, webhooks: deliveries }))
  const ingest = opened.use(
    openIngest(database.query, publisher.intake, config, report, { agent, authenticate: live.authenticate, charge }),
  )
  const listening: Listening = await openHttp(config, {
    ...live,
    query: database.query,
    cache: {
      store,
      progress: delivery,
      log: follower,
      lifetime: httpLifetime(config),
      inFlight,
      hits: measured.cacheHits,
      misses: measured.cacheMisses,
    },
    bucket,
    publicUrl,
    stream: sse.serve,
    transports: [webSocket, sse],
    ingest: ingest.handlers,
    readiness: {
      needed: { database: databaseCheck(database.query), delivery: deliveryCheck(follower, hub) },
      // Without Redis nothing is lost, and a fault that all gateways share must not take all of them out of a balancer.
      degrading: { bus: () => bus.problem(), purges: report.purges.problem },
    },
    registry: measured.registry,
    onError,
  })
  opened.use(
    startPings(config, { query: database.query, publicUrl, heard: delivery.heard, onFailed: report.pingFailed }),
  )
  if (config.DATABASE_URL === null) opened.use(writeUrlFile(config.DATA_DIR, listening.url))
  const parts = opened.move()
  return { url: listening.url, drain: listening.drain, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}
