import type { Logger } from 'pino'
import type { ChannelReports } from './live/channel.ts'
import type { FollowerReports } from './log/follower.ts'
import type { Metrics } from './metrics/metrics.ts'
import type { CloseReason } from './transport/close-reason.ts'

/** What the parts of the gateway tell, as log lines and numbers. */
export function reports(log: Logger, measured: Metrics) {
  const follower: Omit<FollowerReports, 'pruned' | 'restored'> = {
    consumerFailed: (error, { position }) => {
      measured.consumerFailures.inc()
      log.error({ err: error, position }, 'a consumer failed on an event')
    },
    readFailed: (error) => {
      measured.logReadFailures.inc()
      log.warn({ err: error }, 'the log cannot be read; the patrol tries again')
    },
    gap: (expected, found) => {
      measured.logGaps.inc()
      log.error({ expected, found }, 'the log shows a hole; waiting before it')
    },
  }
  const pruned = (expected: number, oldest: number) => {
    log.error({ expected, oldest }, 'the log was pruned past this gateway; going on at what is left of it')
  }
  const restored = (epoch: string) => {
    measured.logRestores.inc()
    log.error({ epoch }, 'the log is another one: it was restored, or failed over; all streams have to begin anew')
  }
  const channel: ChannelReports = {
    executed: () => measured.executions.inc(),
    delivered: (subscribers) => measured.delivered.inc(subscribers),
    conflated: (events) => measured.conflated.inc(events),
    subscriberFailed: (error) => log.warn({ err: error }, 'a subscriber failed'),
    renderFailed: (error) => {
      measured.renderFailures.inc()
      log.warn({ err: error }, 'an event could not be rendered; trying again')
    },
  }
  return {
    follower,
    pruned,
    restored,
    channel,
    operationFailed: (error: unknown, requestId?: string) => {
      if (requestId) measured.errors.inc()
      log.error({ err: error, requestId }, 'an operation failed')
    },
    purgeFailed: (error: unknown) => {
      measured.cdnPurgeFailures.inc()
      log.warn({ err: error }, 'a cache outside was not purged; trying again')
    },
    busFailed: (error: unknown) => {
      measured.busErrors.inc()
      log.debug({ err: error }, 'the bus failed')
    },
    closed: (reason: CloseReason) => measured.closes.inc({ reason }),
    connectionFailed: (error: unknown) => log.debug({ err: error }, 'a connection failed'),
  }
}

export type Reports = ReturnType<typeof reports>
