import { setTimeout as sleep } from 'node:timers/promises'
import type { Cluster, Redis } from 'ioredis'
import { publishing, redisConnection } from '../redis/connection.ts'
import type { Bus } from './bus.ts'

export interface RedisBusLimits {
  readonly connectTimeoutMs: number
  readonly commandTimeoutMs: number
  readonly maxReconnectDelayMs: number
  readonly pingIntervalMs: number
}

/**
 * Between processes, over Redis pub/sub. Redis may die, hang or come back at any time: publishing stays instant,
 * subscriptions come back by themselves, and `onError` hears of everything else.
 */
export function redisBus(url: string, limits: RedisBusLimits, onError: (error: unknown) => void): Bus {
  const options = {
    connectTimeout: limits.connectTimeoutMs,
    disconnectTimeout: limits.commandTimeoutMs,
    keepAlive: limits.pingIntervalMs,
    maxRetriesPerRequest: null,
  }
  const retryDelayMs = (tries: number) => Math.min(tries * 50, limits.maxReconnectDelayMs) * (0.5 + Math.random())
  // A publisher must not queue: a wake-up that waits for Redis to come back is worth nothing.
  const once = { ...options, maxRetriesPerRequest: 0, commandTimeout: limits.commandTimeoutMs }
  const publisher = redisConnection(url, once, false, retryDelayMs)
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
  // A connection that was cut off without a word looks alive to TCP for minutes; an unanswered ping tells.
  const prove = async (connection: Redis | Cluster) => {
    const answer = connection.ping().then(
      () => true,
      (error: unknown) => {
        onError(error)
        return false
      },
    )
    const answered = await Promise.race([answer, sleep(limits.commandTimeoutMs, false, { ref: false })])
    if (!answered && connection.status === 'ready') connection.disconnect(true)
  }
  const pings = setInterval(() => {
    for (const connection of [publisher, subscriber]) if (connection.status === 'ready') void prove(connection)
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
      // A broker that is away now hears of it when it is back; a gateway must start without it.
      await Promise.race([subscriber.subscribe(topic), sleep(limits.commandTimeoutMs, null, { ref: false })])
      return async () => {
        listeners.delete(own)
        if (listeners.size > 0 || topics.get(topic) !== listeners) return
        topics.delete(topic)
        // Nobody here listens any more; a broker that is away must not hold up who leaves.
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
