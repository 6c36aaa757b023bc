import { describe, expect, test } from 'vitest'
import { redisBus } from '../../src/bus/redis.ts'
import { REDIS_LIMITS } from '../../src/config/limits.ts'
import { listener } from '../contract/bus.ts'
import { freePort } from '../free-port.ts'
import { openRedisBus, startRedis } from './redis-server.ts'

const AT_ONCE_MS = 100

describe.runIf(process.env.TEST_REDIS_URL !== undefined)('a Redis that dies', () => {
  test('publishing while Redis is dead does not throw', async () => {
    await using redis = await startRedis()
    await using bus = await openRedisBus(redis.url, () => {})
    await redis.kill()
    for (let count = 0; count < 10_000; count++) bus.publish('news', String(count))
    await expect.poll(() => bus.problem()).toBe('Redis cannot be reached')
    bus.publish('news', 'still')
  })

  test('messages published while Redis was dead are not sent when it is back', async () => {
    await using redis = await startRedis()
    await using bus = await openRedisBus(redis.url, () => {})
    const heard = listener()
    await bus.subscribe('news', heard.listen)
    await redis.kill()
    await expect.poll(() => bus.problem()).not.toBeNull()
    for (let count = 0; count < 1_000; count++) bus.publish('news', 'old')
    await redis.start()
    await expect.poll(() => bus.problem(), { timeout: 5_000 }).toBeNull()
    bus.publish('news', 'new')
    expect(await publishedUntilHeard(bus.publish, heard)).not.toContain('old')
  })

  test('subscriptions are active again after Redis came back, twice in a row', async () => {
    await using redis = await startRedis()
    await using bus = await openRedisBus(redis.url, () => {})
    await using other = await openRedisBus(redis.url, () => {})
    const heard = listener()
    await bus.subscribe('news', heard.listen)
    for (const round of [1, 2]) {
      await redis.kill()
      await redis.start()
      heard.heard.length = 0
      await publishedUntilHeard((topic, message) => other.publish(topic, `${message} ${round}`), heard)
      expect(heard.heard[0]).toBe(`again ${round}`)
    }
  })

  test('subscribing and unsubscribing do not wait for a Redis that is dead', async () => {
    await using redis = await startRedis()
    await using bus = await openRedisBus(redis.url, () => {}, { commandTimeoutMs: AT_ONCE_MS })
    const [leaves, joins] = [listener(), listener()]
    const leave = await bus.subscribe('news', leaves.listen)
    await redis.kill()
    await expect.poll(() => bus.problem()).not.toBeNull()
    await bus.subscribe('news', joins.listen)
    await leave()
    await redis.start()
    await publishedUntilHeard(bus.publish, joins)
    expect(leaves.heard).toEqual([])
  })

  test('a bus opens without Redis, and closes without an error', async () => {
    const errors: unknown[] = []
    await using bus = redisBus(
      `redis://127.0.0.1:${await freePort()}`,
      { ...REDIS_LIMITS, commandTimeoutMs: AT_ONCE_MS },
      (error) => errors.push(error),
    )
    await bus.subscribe('news', () => {})
    bus.publish('news', 'one')
    expect(bus.problem()).toBe('Redis cannot be reached')
    expect(errors.length).toBeGreaterThan(0)
  })

  test('a Redis that hangs is detected and disconnected, by the publisher too', async () => {
    await using redis = await startRedis()
    const errors: unknown[] = []
    await using bus = await openRedisBus(redis.url, (error) => errors.push(error), {
      commandTimeoutMs: AT_ONCE_MS,
      pingIntervalMs: AT_ONCE_MS,
    })
    const heard = listener()
    await bus.subscribe('news', heard.listen)
    redis.freeze()
    await expect.poll(() => bus.problem(), { timeout: 5_000 }).not.toBeNull()
    redis.thaw()
    await publishedUntilHeard(bus.publish, heard)
  })
})

/** Publishes until one message is received: wake-ups are best effort. */
async function publishedUntilHeard(
  publish: (topic: string, message: string) => void,
  { heard }: { heard: string[] },
): Promise<readonly string[]> {
  await expect
    .poll(
      () => {
        publish('news', 'again')
        return heard.some((message) => message.startsWith('again'))
      },
      { timeout: 10_000 },
    )
    .toBe(true)
  return heard
}
