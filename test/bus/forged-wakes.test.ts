import { Redis } from 'ioredis'
import { describe, expect, test } from 'vitest'
import { encodeWake, LOG_TOPIC } from '../../src/log/wake.ts'
import { servers } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { openTicker } from '../ticker.ts'
import { startRedis } from './redis-server.ts'

const OTHER = 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6'
const FORGED = [
  '',
  'flood in the north',
  '{"headline":"forged"}',
  '['.repeat(50_000),
  'x'.repeat(1_000_000),
  encodeWake({ epoch: OTHER, head: 1 }),
  `{"epoch":"${OTHER}","head":-1}`,
]

describe.runIf(servers !== null)('a Redis into which others write', () => {
  test('forged messages are counted and have no effect; stale ones deliver nothing', async () => {
    if (!servers) return
    await using redis = await startRedis()
    await using newsroom = await openNewsroom(servers, { REDIS_URL: redis.url, LOG_POLL_MS: '60000' })
    await using ticker = await openTicker(newsroom.url)
    const first = await newsroom.publish()
    await ticker.messages(1)
    const forger = new Redis(redis.url)
    try {
      const epoch = Buffer.from(first.cursor, 'base64url').toString().split('.')[0] ?? ''
      for (const message of FORGED) await forger.publish(LOG_TOPIC, message)
      for (const head of [0, 1, Number.MAX_SAFE_INTEGER]) await forger.publish(LOG_TOPIC, encodeWake({ epoch, head }))
      await expect.poll(() => rejected(newsroom.url)).toBe(FORGED.length)
    } finally {
      forger.disconnect()
    }
    const second = await newsroom.publish()
    const messages = await ticker.messages(2)
    expect(messages.map(({ extensions }) => extensions?.cursor)).toEqual([first.cursor, second.cursor])
  })
})

async function rejected(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^tickertape_bus_rejected_total (\S+)$/m.exec(text)?.[1])
}
