import { type RevokedTokens, TOKENS_TOPIC } from '../auth/revoked-tokens.ts'
import type { Bus } from '../bus/bus.ts'
import type { Follower } from '../log/follower.ts'
import { decodeWake, encodeWake, LOG_TOPIC } from '../log/wake.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'

export interface Wakes {
  /** Call after a commit of news. Resolves once this gateway has read the log up to it. */
  readonly published: () => Promise<void>
  /** Call after a token was revoked. Resolves once this gateway knows it. */
  readonly revoked: () => Promise<void>
  /** Begins to listen to the other gateways. */
  listen(): Promise<void>
}

/** Tells the other gateways over the bus that something has changed, and hears it from them. What it is, they read in the database. */
export function wakesOf(
  bus: Bus,
  follower: () => Follower,
  revokedTokens: RevokedTokens,
  measured: Metrics,
  report: Telemetry,
): Wakes {
  return {
    published() {
      measured.published.inc()
      const { epoch, head } = follower()
      bus.publish(LOG_TOPIC, encodeWake({ epoch, head }))
      return follower().wake()
    },
    revoked() {
      bus.publish(TOKENS_TOPIC, '')
      return revokedTokens.wake()
    },
    async listen() {
      await bus.subscribe(LOG_TOPIC, (message) => {
        const heard = decodeWake(message)
        if (heard?.epoch === follower().epoch) void follower().wake()
        else measured.busRejected.inc()
      })
      await bus.subscribe(TOKENS_TOPIC, () => {
        revokedTokens.wake().catch(report.tokensNotRead)
      })
    },
  }
}
