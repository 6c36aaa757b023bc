import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { busContract } from '../contract/bus.ts'
import { type RedisCluster, startRedisCluster } from './redis-cluster.ts'
import { openRedisBus } from './redis-server.ts'

describe.runIf(process.env.TEST_REDIS_URL !== undefined)('with a Redis Cluster', () => {
  let cluster: RedisCluster
  beforeAll(async () => {
    cluster = await startRedisCluster()
  }, 60_000)
  afterAll(() => cluster?.[Symbol.asyncDispose]())

  busContract('over a Redis Cluster', (onError) => openRedisBus(cluster.url, onError))

  test('a bus continues when the node that it used is gone', async () => {
    await using one = await openRedisBus(cluster.url, () => {})
    await using other = await openRedisBus(cluster.url, () => {})
    const heard: string[] = []
    await other.subscribe('topic', (message) => heard.push(message))
    await cluster.nodes[0]?.kill()
    let sent = 0
    const publishes = setInterval(() => one.publish('topic', String(++sent)), 100)
    await expect.poll(() => heard.length, { timeout: 20_000 }).toBeGreaterThan(3)
    clearInterval(publishes)
  })
})
