import { Redis } from 'ioredis'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/config.ts'
import { quotaLimits } from '../../src/config/limits.ts'
import type { QuotaLimits } from '../../src/quota/quota.ts'
import { redisQuota } from '../../src/quota/redis.ts'
import { startRedis } from '../bus/redis-server.ts'
import { quotaContract } from '../contract/quota.ts'

const LIMITS = { ...quotaLimits(readConfig({})), most: { address: 2, subject: 2 } }

/** Resolves once it is connected to Redis. */
async function openRedisQuota(url: string, limits: Partial<QuotaLimits> = {}, secret = 'a secret') {
  const errors: unknown[] = []
  const quota = redisQuota(
    url,
    secret,
    () => 'log',
    { ...LIMITS, ...limits },
    (error) => errors.push(error),
  )
  using held = new DisposableStack()
  const redis = clientOf(held, url)
  const written = () => redis.keys('tickertape:quota:*')
  const before = (await written()).length
  await expect
    .poll(async () => {
      await quota.take('subject', crypto.randomUUID())
      return (await written()).length
    })
    .toBeGreaterThan(before)
  return Object.assign(quota, { errors })
}

describe.runIf(process.env.TEST_REDIS_URL !== undefined)('with a Redis server', () => {
  quotaContract('over Redis', async (limits) => {
    const redis = await startRedis()
    const quota = await openRedisQuota(redis.url, limits)
    return {
      take: quota.take,
      async [Symbol.asyncDispose]() {
        await quota[Symbol.asyncDispose]()
        await redis[Symbol.asyncDispose]()
      },
    }
  })

  test('gateways of one secret count together, those of another apart', async () => {
    await using redis = await startRedis()
    await using here = await openRedisQuota(redis.url)
    await using there = await openRedisQuota(redis.url)
    await using elsewhere = await openRedisQuota(redis.url, {}, 'another secret')
    expect([await here.take('address', 'one'), await there.take('address', 'one')]).toEqual([null, null])
    expect(await here.take('address', 'one')).not.toBeNull()
    expect(await there.take('address', 'one')).not.toBeNull()
    expect(await elsewhere.take('address', 'one')).toBeNull()
  })

  test('while Redis is dead each process counts, and when it is back they count together again', async () => {
    await using redis = await startRedis()
    await using here = await openRedisQuota(redis.url)
    await using there = await openRedisQuota(redis.url)
    await redis.kill()
    for (const quota of [here, there]) {
      expect([await quota.take('address', 'one'), await quota.take('address', 'one')]).toEqual([null, null])
      expect(await quota.take('address', 'one')).not.toBeNull()
    }
    await redis.start()
    const together = async () => {
      const name = crypto.randomUUID()
      for (const quota of [here, there]) await quota.take('address', name)
      return (await here.take('address', name)) !== null
    }
    await expect.poll(together, { timeout: 10_000 }).toBe(true)
  })

  test('a frozen Redis delays no request for long: the count of the process decides', async () => {
    await using redis = await startRedis()
    await using quota = await openRedisQuota(redis.url)
    redis.freeze()
    const asked = Array.from({ length: 100 }, () => quota.take('address', 'one'))
    const taken = await Promise.all(asked)
    expect(taken.filter((seconds) => seconds === null)).toHaveLength(2)
    // None of a hundred more operations waits for Redis.
    const failures = quota.errors.length
    await Promise.all(Array.from({ length: 100 }, () => quota.take('address', 'two')))
    expect(quota.errors.length).toBe(failures)
  })

  test('what others wrote in its place does no harm', async () => {
    await using redis = await startRedis()
    await using quota = await openRedisQuota(redis.url)
    using held = new DisposableStack()
    const client = clientOf(held, redis.url)
    await quota.take('address', 'one')
    const foreign: readonly (() => Promise<unknown>)[] = [
      () => client.set(key, '-1000'),
      () => client.set(key, '1000', 'EX', 1_000_000),
      () => client.set(key, 'words'),
      () => client.set(key, '9223372036854775807'),
      () => client.lpush(key, 'words'),
      () => client.del(key),
    ]
    const [key = ''] = await newest(client, () => quota.take('address', 'two'))
    const taken: unknown[] = []
    for (const write of foreign) {
      await client.del(key)
      await write()
      taken.push(await quota.take('address', 'two'))
    }
    // The count of this process reaches the limit at the third operation.
    expect(taken.map((seconds) => seconds === null)).toEqual([true, true, false, false, false, true])
  })
})

function clientOf(held: DisposableStack, url: string): Redis {
  return held.adopt(new Redis(url), (client) => client.disconnect())
}

async function newest(client: Redis, act: () => Promise<unknown>): Promise<string[]> {
  const before = new Set(await client.keys('*'))
  await act()
  return (await client.keys('*')).filter((key) => !before.has(key))
}
