import { Cluster, Redis } from 'ioredis'

export interface RedisConnectionOptions {
  readonly connectTimeout: number
  readonly disconnectTimeout: number
  readonly keepAlive: number
  readonly maxRetriesPerRequest: number | null
  readonly commandTimeout?: number
}

/**
 * A connection to the Redis at this address, or to a Redis Cluster of which the address names several nodes with commas
 * between. It comes back by itself, as often as `retryDelayMs` says.
 */
export function redisConnection(
  address: string,
  options: RedisConnectionOptions,
  enableOfflineQueue: boolean,
  retryDelayMs: (tries: number) => number,
): Redis | Cluster {
  const [url = '', ...others] = address.split(',')
  if (others.length === 0) return new Redis(url, { ...options, enableOfflineQueue, retryStrategy: retryDelayMs })
  const { username, password, protocol } = new URL(url)
  return new Cluster([url, ...others], {
    enableOfflineQueue,
    clusterRetryStrategy: retryDelayMs,
    redisOptions: {
      ...options,
      ...(username !== '' && { username: decodeURIComponent(username) }),
      ...(password !== '' && { password: decodeURIComponent(password) }),
      ...(protocol === 'rediss:' && { tls: {} }),
    },
  })
}

/**
 * What to publish with: of a cluster one node, for what is sent to several may arrive in another order. Any node passes a
 * message on to all.
 */
export function publishing(connection: Redis | Cluster): Redis | Cluster {
  return connection instanceof Cluster ? (connection.nodes('master')[0] ?? connection) : connection
}
