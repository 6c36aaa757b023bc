import type { RevocationLimits } from '../auth/revoked-tokens.ts'
import type { ReplicaPatience } from '../graphql/fresh-reads.ts'
import type { QueryLimits } from '../graphql/limits.ts'
import type { Lifetime } from '../http/cache/entry.ts'
import type { RedisEntriesLimits } from '../http/cache/redis-entries.ts'
import type { ResponseCacheLimits } from '../http/cache/store.ts'
import type { AllowedHosts } from '../http/hosts.ts'
import type { AllowedOrigins } from '../http/origins.ts'
import type { LiveQueryLimits } from '../live/queries/live-queries.ts'
import type { RedisQuotaLimits } from '../quota/redis.ts'
import type { CircuitBreakerLimits } from '../redis/circuit-breaker.ts'
import type { SseLimits } from '../sse/transport.ts'
import type { DeliveryLimits } from '../webhooks/delivery.ts'
import type { WebSocketLimits } from '../websocket/transport.ts'
import type { Config } from './config.ts'

export function queryLimits(config: Config): QueryLimits {
  return {
    maxDocumentBytes: config.MAX_DOCUMENT_BYTES,
    maxTokens: config.MAX_TOKENS,
    maxDepth: config.MAX_DEPTH,
    maxAliases: config.MAX_ALIASES,
    maxRootFields: config.MAX_ROOT_FIELDS,
    maxDirectives: config.MAX_DIRECTIVES,
    maxCost: config.MAX_COST,
    introspection: config.INTROSPECTION === 'on',
  }
}

export function publishingRules({ REQUIRE_ALT_TEXT }: Config): { readonly altText: boolean } {
  return { altText: REQUIRE_ALT_TEXT === 'yes' }
}

/** ALLOWED_ORIGINS, and the origin of PUBLIC_URL. */
export function allowedOrigins({ ALLOWED_ORIGINS, PUBLIC_URL }: Config): AllowedOrigins {
  if (ALLOWED_ORIGINS === '*' || PUBLIC_URL === null) return ALLOWED_ORIGINS
  return [...ALLOWED_ORIGINS, new URL(PUBLIC_URL).origin]
}

/** ALLOWED_HOSTS, and the host of PUBLIC_URL. */
export function allowedHosts({ ALLOWED_HOSTS, PUBLIC_URL }: Config): AllowedHosts {
  if (ALLOWED_HOSTS === '*') return '*'
  return new Set([...ALLOWED_HOSTS, ...(PUBLIC_URL === null ? [] : [new URL(PUBLIC_URL).hostname])])
}

export function liveLimits(config: Config): WebSocketLimits & SseLimits {
  return {
    maxSockets: config.MAX_SOCKETS,
    maxMessageBytes: config.MAX_MESSAGE_BYTES,
    maxMessageFragments: config.MAX_MESSAGE_FRAGMENTS,
    maxMessagesPerSecond: config.MAX_MESSAGES_PER_SECOND,
    maxOperationsPerSocket: config.MAX_OPERATIONS_PER_SOCKET,
    initTimeoutMs: config.INIT_TIMEOUT_MS,
    pingMs: config.PING_SECONDS * 1000,
    maxUnsentBytes: config.MAX_UNSENT_BYTES,
    slowAfterMs: config.SLOW_AFTER_MS,
    retryMs: config.SSE_RETRY_MS,
  }
}

export function liveQueryLimits(config: Config): LiveQueryLimits {
  return {
    maxQueries: config.MAX_LIVE_QUERIES,
    maxBytes: config.MAX_LIVE_ANSWER_BYTES,
    maxRunsPerSecond: config.MAX_LIVE_RUNS_PER_SECOND,
    minThrottleMs: config.LIVE_THROTTLE_MS,
    retryMs: RENDER_RETRY_MS,
  }
}

export function responseCacheLimits({ RESPONSE_CACHE_BYTES }: Config): ResponseCacheLimits {
  return { maxBytes: RESPONSE_CACHE_BYTES, maxAgeMs: 3_600_000, maxTags: 2_000, maxAttempts: 10 }
}

export function deliveryLimits({ WEBHOOK_RETRY_FOR }: Config): DeliveryLimits {
  const { timeoutMs } = WEBHOOK_EXCHANGE_LIMITS
  return { timeoutMs, graceMs: 2_000, retryMs: 500, patienceSeconds: WEBHOOK_RETRY_FOR }
}

/** For the response cache and the rate limiter, which work without Redis too. */
const CIRCUIT_BREAKER: CircuitBreakerLimits = {
  connectTimeoutMs: 2_000,
  commandTimeoutMs: 100,
  maxReconnectDelayMs: 500,
  openMs: 1_000,
}

export function remoteEntriesLimits({
  RESPONSE_CACHE_SHARED_SECONDS,
  RESPONSE_CACHE_SHARED_BYTES,
}: Config): RedisEntriesLimits {
  return {
    ...CIRCUIT_BREAKER,
    maxAgeMs: RESPONSE_CACHE_SHARED_SECONDS * 1_000,
    maxEntryBytes: 1_048_576,
    maxBytes: RESPONSE_CACHE_SHARED_BYTES,
    maxUnsentEntries: 64,
  }
}

export function quotaLimits(config: Config): RedisQuotaLimits {
  return {
    windowSeconds: 60,
    most: {
      address: config.MAX_OPERATIONS_PER_MINUTE_AND_ADDRESS,
      subject: config.MAX_OPERATIONS_PER_MINUTE_AND_SUBJECT,
    },
    maxNames: 100_000,
    ...CIRCUIT_BREAKER,
  }
}

export function httpLifetime(config: Config): Lifetime {
  return { maxAgeSeconds: config.HTTP_MAX_AGE_SECONDS, staleSeconds: config.HTTP_STALE_SECONDS }
}

export const MAX_BUFFERED_CHARACTERS_PER_CHANNEL = 4_194_304
export const MAX_EVENTS_PER_READ = 500
export const RENDER_RETRY_MS = 250
/** Readiness fails if the log was not read to its end for this long. */
export const MAX_LOG_SILENCE_MS = 5_000
/** Timeout of a consumer, so that one that hangs does not stop delivery. */
export const MAX_CONSUMER_MS = 5_000
/** Readiness fails if a channel has had events to render for this long without progress. */
export const MAX_DELIVERY_STALL_MS = 5_000
export const CATCH_UP_LIMITS = { patienceMs: 10_000, retryMs: 500 }

export const CDN_PURGE_LIMITS = {
  everyMs: 100,
  retryMs: 1_000,
  timeoutMs: 5_000,
  maxEvents: 50,
  maxHeaderCharacters: 4_096,
}
/** Delay of the second purge after every gateway has polled the event. Requests that started before it have ended by then. */
export const PURGE_AGAIN_MS = 5_000
export const BUCKET_TIMEOUT_MS = 10_000
/** More renditions than this wait: beyond, readers are told to retry. */
export const MAX_WAITING_PICTURES = 200
export const BUCKET_DELETION_LIMITS = { everyMs: 1_000, retryMs: 5_000 }
export const OUTBOUND_CONNECT_TIMEOUT_MS = 5_000
/** Documents of feeds that are parsed and stored at once: editors need connections to the database too. */
export const FEED_INTAKE_LIMITS = { most: 2, maxWaiting: 1_000 }
export const FEED_PARSER_LIMITS = { timeoutMs: 20_000, maxMegabytes: 512 }
export const FEED_RECEIVE_LIMITS = { most: 16, maxWaiting: 0 }
export const FEED_POLL_LIMITS = { everyMs: 250, maxPerHost: 2, leaseMs: 5_000 }
export const WEBHOOK_EXCHANGE_LIMITS = { timeoutMs: 15_000, maxBytes: 16_384 }
/** A claim must outlast an attempt. Another gateway goes on so long after one was killed. */
export const WEBHOOK_CLAIM_LIMITS = { everyMs: 500, leaseMs: 20_000, maxClaims: 20 }
export const WEBHOOK_REGISTRATION_LIMITS = {
  maxWebhooks: 1_000,
  maxDescriptionCharacters: 500,
  previousSecretSeconds: 86_400,
}
export const PING_TIMEOUT_MS = 10_000
/** A ping is at most some requests, one after the other. */
export const PING_LIMITS = { everyMs: 1_000, leaseMs: 120_000, maxEvents: 100, maxRetryMs: 300_000 }
export const HOUSEKEEPING_MS = 3_600_000

/** With the time of a read, a revocation is heard within a second also without wake-ups. */
export const REVOCATION_LIMITS: RevocationLimits = { pollMs: 500, maxReadMs: 5_000 }
/** A gateway that has not recorded its position for `readerLapsesSeconds` is considered dead. */
export const RETENTION_LIMITS = { everyMs: 5_000, readerLapsesSeconds: 60, maxEventsPerPrune: 1_000 }
export const SCHEDULE_LIMITS = { maxSleepMs: 1_000 }
export const REDIS_LIMITS = {
  connectTimeoutMs: 2_000,
  commandTimeoutMs: 1_000,
  maxReconnectDelayMs: 500,
  pingIntervalMs: 5_000,
}

export const REPLICA_PATIENCE: ReplicaPatience = { behindRestMs: 100, awayRestMs: 5_000 }
