import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'

/** Numbers that are read when they are asked for. */
export interface Gauges {
  readonly sockets: () => number
  readonly streams: () => number
  readonly subscribers: () => number
  readonly channels: () => number
  readonly behindEvents: () => number
  readonly cacheBytes: () => number
  readonly deliveryStalledSeconds: () => number
  readonly logOldest: () => number
  readonly logHead: () => number
  readonly logSilentSeconds: () => number
}

/** Every metric, declared once with its help text. Labels have few values: none that a client can choose. */
export function metrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const counter = (name: string, help: string) => new Counter({ name, help, registers: [registry] })
  /** For what happens a million times a second: a number, until somebody asks for it. */
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
      inc(by: number): void {
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
    published: counter('tickertape_published_total', 'Changes of news that were committed through this gateway.'),
    executions: counter('tickertape_executions_total', 'Executions of a subscription for an event.'),
    delivered: tally('tickertape_delivered_total', 'Payloads given to subscribers.'),
    cacheHits: tally('tickertape_cache_hits_total', 'Answers over HTTP that were kept.'),
    cacheMisses: tally(
      'tickertape_cache_misses_total',
      'Answers over HTTP that had to be made, for readers without a token.',
    ),
    sharedAnswers: new Counter({
      name: 'tickertape_shared_answers_total',
      help: 'Answers of other gateways that were looked for in Redis: found, outdated, or none.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    cdnPurgeFailures: counter(
      'tickertape_cdn_purge_failures_total',
      'Purges that a cache outside did not take; repeated.',
    ),
    conflated: counter(
      'tickertape_conflated_total',
      'Events that a newer one stood for, for subscribers that conflate.',
    ),
    closes: new Counter({
      name: 'tickertape_closes_total',
      help: 'Streams and sockets that this gateway closed, by reason.',
      labelNames: ['reason'],
      registers: [registry],
    }),
    rateLimited: new Counter({
      name: 'tickertape_rate_limited_total',
      help: 'Operations and WebSockets that were refused because of too many before: of an address, or of a subject.',
      labelNames: ['kind'],
      registers: [registry],
    }),
    replicaReads: new Counter({
      name: 'tickertape_replica_reads_total',
      help: 'Reads that were tried on a copy of the database: read, behind what was heard, or away.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    logEvents: counter('tickertape_log_events_total', 'Events read from the log.'),
    logGaps: counter('tickertape_log_gaps_total', 'Times that the log showed a hole.'),
    logRestores: counter('tickertape_log_restores_total', 'Times that the log turned out to be another one.'),
    logReadFailures: counter('tickertape_log_read_failures_total', 'Reads of the log that failed.'),
    consumerFailures: counter('tickertape_consumer_failures_total', 'Events that a consumer threw on.'),
    renderFailures: counter(
      'tickertape_render_failures_total',
      'Renderings of an event that failed and were repeated.',
    ),
    busErrors: counter('tickertape_bus_errors_total', 'Errors of the connection to Redis.'),
    busRejected: counter('tickertape_bus_rejected_total', 'Messages on the bus that were no wake-ups.'),
    errors: counter('tickertape_errors_total', 'Errors that clients were shown a requestId for.'),
    observe(gauges: Gauges) {
      gauge('tickertape_sockets', 'Open WebSockets.', gauges.sockets)
      gauge('tickertape_streams', 'Open event streams.', gauges.streams)
      gauge('tickertape_subscribers', 'Open subscriptions.', gauges.subscribers)
      gauge('tickertape_channels', 'Distinct subscriptions.', gauges.channels)
      gauge('tickertape_behind_events', 'Events that the slowest subscriber is behind the log.', gauges.behindEvents)
      gauge(
        'tickertape_delivery_stalled_seconds',
        'Seconds that the most stalled subscription has had something to render.',
        gauges.deliveryStalledSeconds,
      )
      gauge('tickertape_cache_bytes', 'What kept answers take, about.', gauges.cacheBytes)
      gauge('tickertape_log_oldest', 'Lowest position that can be resumed after, plus one.', gauges.logOldest)
      gauge('tickertape_log_head', 'Position that this gateway has reached in the log.', gauges.logHead)
      gauge('tickertape_log_silent_seconds', 'Seconds since the log was last read to its end.', gauges.logSilentSeconds)
    },
  }
}

export type Metrics = ReturnType<typeof metrics>
