import type { Cluster, Redis } from 'ioredis'
import { redisConnection } from './connection.ts'

export interface CircuitBreakerLimits {
  readonly connectTimeoutMs: number
  readonly commandTimeoutMs: number
  readonly maxReconnectDelayMs: number
  /** How long the circuit stays open after it was tripped. */
  readonly openMs: number
}

export interface RedisWithBreaker extends Disposable {
  readonly connection: Redis | Cluster
  /** Whether the circuit is closed, so that commands may be sent; if not, use the fallback. */
  isClosed(): boolean
  /** Opens the circuit: call it when a command failed or timed out. */
  trip(): void
}

/**
 * A connection to a Redis that callers can do without, with a circuit breaker of two states:
 *
 * - closed: Redis is connected and commands are sent. A command that fails or takes longer than `commandTimeoutMs` trips it.
 * - open: while Redis is not connected, and for `openMs` after it was tripped.
 *
 * There is no half-open state that lets a single probe through: commands that are sent when `openMs` has passed wait for
 * `commandTimeoutMs` at most, and the first failure trips the circuit again. Commands are never queued or retried.
 */
export function redisWithBreaker(
  url: string,
  limits: CircuitBreakerLimits,
  onError: (error: unknown) => void,
): RedisWithBreaker {
  const options = {
    connectTimeout: limits.connectTimeoutMs,
    disconnectTimeout: limits.commandTimeoutMs,
    keepAlive: limits.connectTimeoutMs,
    maxRetriesPerRequest: 0,
    commandTimeout: limits.commandTimeoutMs,
  }
  const connection = redisConnection(url, options, false, (tries) => Math.min(tries * 50, limits.maxReconnectDelayMs))
  connection.on('error', onError)
  let openUntil = 0
  return {
    connection,
    isClosed: () => connection.status === 'ready' && performance.now() >= openUntil,
    trip() {
      openUntil = performance.now() + limits.openMs
    },
    [Symbol.dispose]: () => connection.disconnect(),
  }
}
