import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'

/** Values that are read when Prometheus scrapes. */
export interface Gauges {
  readonly sockets: () => number
  readonly streams: () => number
  readonly subscribers: () => number
  readonly channels: () => number
  readonly liveQueries: () => number
  readonly liveFollowers: () => number
  readonly liveBytes: () => number
  readonly behindEvents: () => number
  readonly cacheBytes: () => number
  readonly inFlightBytes: () => number
  readonly deliveryStalledSeconds: () => number
  readonly logOldest: () => number
  readonly logHead: () => number
  readonly logSilentSeconds: () => number
  readonly webhooksHeld: () => number
  readonly webhooksParked: () => number
}

/** Every metric, declared once with its help text. Labels have a fixed set of values, none chosen by a client. */
export function metrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const counter = (name: string, help: string) => new Counter({ name, help, registers: [registry] })
  /** A counter for hot paths: `inc` is an addition, and prom-client reads the sum when Prometheus scrapes. */
  const tally = (name: string, help: string) => {
    let count = 0
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset()
        this.inc(count)
      },
    })
    return {
      inc(by = 1): void {
        count += by
      },
    }
  }
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  return {
    registry,
    published: counter('tickertape_published_total', 'Changes of news committed by this gateway.'),
    executions: counter('tickertape_executions_total', 'Executions of a subscription for an event.'),
    liveQueryRuns: counter('tickertape_live_query_runs_total', 'Executions of live queries.'),
    delivered: tally('tickertape_delivered_total', 'Payloads delivered to subscribers.'),
    cacheHits: tally('tickertape_cache_hits_total', 'Responses over HTTP from the cache.'),
    cacheMisses: tally('tickertape_cache_misses_total', 'Cacheable responses over HTTP that were not in the cache.'),
    sharedAnswers: new Counter({
      name: 'tickertape_shared_answers_total',
      help: 'Lookups in Redis of responses of other gateways, by outcome: found, outdated, none.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    cdnPurgeFailures: counter(
      'tickertape_cdn_purge_failures_total',
      'Purges that the CDN did not acknowledge; they are retried.',
    ),
    cdnPurgesParked: counter(
      'tickertape_cdn_purges_parked_total',
      'Purges that the CDN refused for good, and that are not retried: it has to be purged by hand.',
    ),
    webhookMessages: counter('tickertape_webhook_messages_total', 'Messages that receivers of webhooks acknowledged.'),
    webhookFailures: counter(
      'tickertape_webhook_failures_total',
      'Messages that a receiver of a webhook did not acknowledge; they are retried.',
    ),
    webhooksParked: new Counter({
      name: 'tickertape_webhooks_parked_total',
      help: 'Webhooks that this gateway has parked, by reason.',
      labelNames: ['reason'],
      registers: [registry],
    }),
    feedFailures: counter('tickertape_feed_failures_total', 'Feeds that could not be read and could be before.'),
    conflated: counter(
      'tickertape_conflated_total',
      'Events replaced by a newer one about the same article, for subscribers that conflate.',
    ),
    closes: new Counter({
      name: 'tickertape_closes_total',
      help: 'Event streams and WebSockets closed by this gateway, by reason.',
      labelNames: ['reason'],
      registers: [registry],
    }),
    rateLimited: new Counter({
      name: 'tickertape_rate_limited_total',
      help: 'Operations and WebSockets refused by a rate limit, by kind: address or subject.',
      labelNames: ['kind'],
      registers: [registry],
    }),
    replicaReads: new Counter({
      name: 'tickertape_replica_reads_total',
      help: 'Reads sent to a replica, by outcome: read, behind (the log position that is needed), away.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    logEvents: counter('tickertape_log_events_total', 'Events read from the log.'),
    logGaps: counter('tickertape_log_gaps_total', 'Gaps in the positions of the log.'),
    logRestores: counter(
      'tickertape_log_restores_total',
      'Changes of the epoch of the log: the database was restored or failed over.',
    ),
    logReadFailures: counter('tickertape_log_read_failures_total', 'Reads of the log that failed.'),
    consumerFailures: counter('tickertape_consumer_failures_total', 'Events on which a consumer of the log threw.'),
    renderFailures: counter(
      'tickertape_render_failures_total',
      'Executions of a subscription that failed and were retried.',
    ),
    busErrors: counter('tickertape_bus_errors_total', 'Errors of the connection to Redis.'),
    busRejected: counter('tickertape_bus_rejected_total', 'Messages on the bus that are not wake-ups.'),
    errors: counter('tickertape_errors_total', 'Masked errors: the client got a requestId.'),
    observe(gauges: Gauges) {
      gauge('tickertape_sockets', 'Open WebSockets.', gauges.sockets)
      gauge('tickertape_streams', 'Open event streams.', gauges.streams)
      gauge('tickertape_subscribers', 'Open subscriptions.', gauges.subscribers)
      gauge('tickertape_channels', 'Distinct subscriptions.', gauges.channels)
      gauge('tickertape_live_queries', 'Distinct live queries.', gauges.liveQueries)
      gauge('tickertape_live_followers', 'Clients that follow a live query.', gauges.liveFollowers)
      gauge('tickertape_live_bytes', 'Memory of the answers of live queries.', gauges.liveBytes)
      gauge(
        'tickertape_behind_events',
        'Events that the slowest subscriber is behind the head of the log.',
        gauges.behindEvents,
      )
      gauge(
        'tickertape_delivery_stalled_seconds',
        'Seconds since the most stalled subscription last made progress, while it has events to render.',
        gauges.deliveryStalledSeconds,
      )
      gauge('tickertape_cache_bytes', 'Approximate memory of the response cache.', gauges.cacheBytes)
      gauge(
        'tickertape_answers_in_flight_bytes',
        'Approximate memory of answers that are being made or sent.',
        gauges.inFlightBytes,
      )
      gauge('tickertape_log_oldest', 'Position of the oldest event in the log.', gauges.logOldest)
      gauge('tickertape_log_head', 'Position of the last event that this gateway has read.', gauges.logHead)
      gauge('tickertape_webhooks', 'Webhooks that this gateway delivers for.', gauges.webhooksHeld)
      gauge('tickertape_webhooks_parked', 'Webhooks that are parked.', gauges.webhooksParked)
      gauge('tickertape_log_silent_seconds', 'Seconds since the log was last read to its end.', gauges.logSilentSeconds)
    },
  }
}

export type Metrics = ReturnType<typeof metrics>
