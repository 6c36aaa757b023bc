import { setTimeout as sleep } from 'node:timers/promises'
import type { Cluster, Redis } from 'ioredis'
import { withTimeout } from '../clock/timeout.ts'
import { publishing, redisConnection } from '../redis/connection.ts'
import type { Bus } from './bus.ts'

export interface RedisBusLimits {
  readonly connectTimeoutMs: number
  readonly commandTimeoutMs: number
  readonly maxReconnectDelayMs: number
  readonly pingIntervalMs: number
}

/**
 * A bus over Redis pub/sub. If Redis dies, hangs or comes back, publishing stays immediate and subscriptions are restored;
 * errors go to `onError`.
 */
export function redisBus(url: string, limits: RedisBusLimits, onError: (error: unknown) => void): Bus {
  const options = {
    connectTimeout: limits.connectTimeoutMs,
    disconnectTimeout: limits.commandTimeoutMs,
    keepAlive: limits.pingIntervalMs,
    maxRetriesPerRequest: null,
  }
  const retryDelayMs = (tries: number) => Math.min(tries * 50, limits.maxReconnectDelayMs) * (0.5 + Math.random())
  // Publishing does not queue: a wake-up that arrives after an outage is of no use.
  const unqueued = { ...options, maxRetriesPerRequest: 0, commandTimeout: limits.commandTimeoutMs }
  const publisher = redisConnection(url, unqueued, false, retryDelayMs)
  const subscriber = redisConnection(url, options, true, retryDelayMs)
  const topics = new Map<string, Set<(message: string) => void>>()
  for (const connection of [publisher, subscriber]) connection.on('error', onError)
  subscriber.on('message', (topic: string, message: string) => {
    for (const listener of topics.get(topic) ?? []) {
      try {
        listener(message)
      } catch (error) {
        onError(error)
      }
    }
  })
  // TCP takes minutes to notice a connection that was cut without a RST; an unanswered PING shows it immediately.
  const check = async (connection: Redis | Cluster) => {
    try {
      await withTimeout(connection.ping(), limits.commandTimeoutMs, 'Redis did not answer a PING in time')
    } catch (error) {
      onError(error)
      if (connection.status === 'ready') connection.disconnect(true)
    }
  }
  const pings = setInterval(() => {
    for (const connection of [publisher, subscriber]) if (connection.status === 'ready') void check(connection)
  }, limits.pingIntervalMs)
  return {
    publish(topic, message) {
      if (publisher.status === 'ready') publishing(publisher).publish(topic, message).catch(onError)
    },
    async subscribe(topic, listener) {
      const listeners = topics.get(topic) ?? new Set()
      topics.set(topic, listeners)
      const own = (message: string) => listener(message)
      listeners.add(own)
      // A gateway must be able to start without Redis: ioredis queues SUBSCRIBE until it is connected.
      await Promise.race([subscriber.subscribe(topic), sleep(limits.commandTimeoutMs, null, { ref: false })])
      return async () => {
        listeners.delete(own)
        if (listeners.size > 0 || topics.get(topic) !== listeners) return
        topics.delete(topic)
        // Not awaited: while Redis is unavailable the command stays queued.
        subscriber.unsubscribe(topic).catch(onError)
      }
    },
    problem: () => (publisher.status === 'ready' && subscriber.status === 'ready' ? null : 'Redis cannot be reached'),
    async [Symbol.asyncDispose]() {
      clearInterval(pings)
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}
