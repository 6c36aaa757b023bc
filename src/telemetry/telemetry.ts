import type { Logger } from 'pino'
import type { CloseReason } from '../connection/close-reason.ts'
import type { ChannelReports } from '../live/channel.ts'
import type { FollowerReports } from '../log/follower.ts'
import type { Metrics } from './metrics.ts'

/** Turns the reports of the parts of the gateway into log lines and metrics. */
export function telemetry(log: Logger, measured: Metrics) {
  let parkedPurges = 0
  const follower: Omit<FollowerReports, 'pruned' | 'restored'> = {
    consumerFailed: (error, { position }) => {
      measured.consumerFailures.inc()
      log.error({ err: error, position }, 'a consumer failed on an event')
    },
    readFailed: (error) => {
      measured.logReadFailures.inc()
      log.warn({ err: error }, 'the event log cannot be read; trying again')
    },
    gap: (expected, found) => {
      measured.logGaps.inc()
      log.error({ expected, found }, 'the event log has a gap; waiting for the missing event')
    },
  }
  const pruned = (expected: number, oldest: number) => {
    log.error({ expected, oldest }, 'the event log was pruned past this gateway; continuing with the oldest event')
  }
  const restored = (epoch: string) => {
    measured.logRestores.inc()
    log.error(
      { epoch },
      'the epoch of the event log changed: the database was restored or failed over; ending all streams',
    )
  }
  const channel: ChannelReports = {
    executed: () => measured.executions.inc(),
    delivered: (subscribers) => measured.delivered.inc(subscribers),
    conflated: (events) => measured.conflated.inc(events),
    sinkFailed: (error) => log.warn({ err: error }, 'a subscription was ended: its payload could not be written'),
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
    purges: {
      failed: (error: unknown) => {
        measured.cdnPurgeFailures.inc()
        log.warn({ err: error }, 'the CDN did not acknowledge a purge; trying again')
      },
      parked: (error: unknown) => {
        parkedPurges++
        measured.cdnPurgesParked.inc()
        log.error({ err: error }, 'the CDN refused a purge for good: purge all of it by hand; later purges go on')
      },
      /** For the readiness check. */
      problem: () => (parkedPurges === 0 ? null : `the CDN has refused ${parkedPurges} purges for good`),
    },
    pingFailed: (error: unknown) => {
      log.warn({ err: error }, 'a WebSub hub or IndexNow did not take a ping; trying again')
    },
    webhooks: {
      acknowledged: () => measured.webhookMessages.inc(),
      failed: ({ id, url }: ReceiverNames, problem: string) => {
        measured.webhookFailures.inc()
        log.warn(
          { webhook: id, host: new URL(url).host, problem },
          'a webhook was not acknowledged; trying again later',
        )
      },
      parked: ({ id, url }: ReceiverNames, reason: string, problem: string) => {
        measured.webhooksParked.inc({ reason })
        log.error(
          { webhook: id, host: new URL(url).host, reason, problem },
          'a webhook was parked: nothing is delivered until resumeWebhook or replayWebhook',
        )
      },
      onError: (error: unknown) => {
        log.warn({ err: error }, 'the state of a webhook cannot be read or stored; trying again')
      },
    },
    bucketFailed: (error: unknown) => {
      log.warn({ err: error }, 'the bucket did not delete pictures; trying again')
    },
    /** `problem` is null once the feed works again. */
    feedChanged: ({ slug }: { readonly slug: string }, problem: string | null) => {
      if (problem === null) return log.info({ feed: slug }, 'the feed works again')
      measured.feedFailures.inc()
      log.warn({ feed: slug, problem }, 'the feed cannot be read; trying again, less and less often')
    },
    hubFailed: ({ slug }: { readonly slug: string }, problem: string) => {
      log.warn({ feed: slug, problem }, 'the hub of the feed takes no subscription; polling it, and trying again')
    },
    tokensNotRead: (error: unknown) => {
      log.warn(
        { err: error },
        'the list of revoked tokens cannot be read; trying again, with the last known one in force',
      )
    },
    busFailed: (error: unknown) => {
      measured.busErrors.inc()
      log.debug({ err: error }, 'the bus failed')
    },
    closed: (reason: CloseReason) => measured.closes.inc({ reason }),
    connectionFailed: (error: unknown) => log.debug({ err: error }, 'a connection failed'),
  }
}

interface ReceiverNames {
  readonly id: string
  readonly url: string
}

export type Telemetry = ReturnType<typeof telemetry>
