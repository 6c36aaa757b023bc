import type { Cluster, Redis } from 'ioredis'
import { redisConnection } from './connection.ts'

export interface ImpatienceLimits {
  readonly connectTimeoutMs: number
  /** Who asks waits no longer. */
  readonly commandTimeoutMs: number
  readonly maxReconnectDelayMs: number
  /** Redis is left alone for so long when it did not answer. */
  readonly restMs: number
}

export interface ImpatientRedis extends Disposable {
  readonly connection: Redis | Cluster
  /** Whether it is worth asking just now. */
  there(): boolean
  /** It did not answer: whoever comes next does without. */
  rest(): void
}

/** A Redis that one can do without: nothing queues for it, and nobody waits for it twice in a row. */
export function impatientRedis(
  url: string,
  limits: ImpatienceLimits,
  onError: (error: unknown) => void,
): ImpatientRedis {
  const options = {
    connectTimeout: limits.connectTimeoutMs,
    disconnectTimeout: limits.commandTimeoutMs,
    keepAlive: limits.connectTimeoutMs,
    maxRetriesPerRequest: 0,
    commandTimeout: limits.commandTimeoutMs,
  }
  const connection = redisConnection(url, options, false, (tries) => Math.min(tries * 50, limits.maxReconnectDelayMs))
  connection.on('error', onError)
  let restsUntil = 0
  return {
    connection,
    there: () => connection.status === 'ready' && performance.now() >= restsUntil,
    rest() {
      restsUntil = performance.now() + limits.restMs
    },
    [Symbol.dispose]: () => connection.disconnect(),
  }
}
