import { Cluster, Redis } from 'ioredis'

export interface RedisConnectionOptions {
  readonly connectTimeout: number
  readonly disconnectTimeout: number
  readonly keepAlive: number
  readonly maxRetriesPerRequest: number | null
  readonly commandTimeout?: number
}

/**
 * Connects to a Redis server, or to a Redis Cluster if the address is several URLs separated by commas. It reconnects
 * forever, with the delay that `retryDelayMs` returns.
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
 * The connection for PUBLISH. In a cluster always the same node, because messages sent through different nodes can arrive
 * out of order; every node forwards to all others.
 */
export function publishing(connection: Redis | Cluster): Redis | Cluster {
  return connection instanceof Cluster ? (connection.nodes('master')[0] ?? connection) : connection
}
