import { describe, expect, test } from 'vitest'
import { type Backends, servers } from '../backends.ts'
import { startRedis } from '../bus/redis-server.ts'
import { asOf, openTicker, type Ticker } from '../ticker.ts'
import { type GatewayProcess, startGateway } from './gateway-process.ts'

const POLL_BOUND_MS = 1_000
const SECTION = 'mutation { upsertSection(input: { slug: "news", name: "News" }) { section { id } } }'

describe.runIf(servers !== null)('two gateways on one Postgres', () => {
  test('what is published on one reaches subscribers of the other, also while Redis is dead, and nothing is lost or doubled', async () => {
    if (!servers) return
    await using pair = await openPair(servers)
    const { redis, one, other, here, there } = pair
    const published: string[] = []
    const publish = async (gateway: GatewayProcess, count: number) => {
      const delays: number[] = []
      for (let number = 0; number < count; number++) {
        published.push(await gateway.publish())
        const acked = performance.now()
        await Promise.all([here.messages(published.length), there.messages(published.length)])
        delays.push(performance.now() - acked)
      }
      return delays
    }

    const withRedis = [...(await publish(one, 10)), ...(await publish(other, 10))]
    await redis.kill()
    const without = [...(await publish(one, 10)), ...(await publish(other, 10))]
    await redis.start()
    await expect.poll(async () => ready(one, other), { timeout: 10_000 }).toBe(true)
    const again = [...(await publish(one, 10)), ...(await publish(other, 10))]

    console.info(`ms from the answer to the other gateway's subscriber: ${said({ withRedis, without, again })}`)
    expect(Math.max(...without)).toBeLessThan(POLL_BOUND_MS)
    expect([cursors(here), cursors(there)]).toEqual([published, published])
    expect([one.alive, other.alive]).toEqual([true, true])
  })

  test('publishers do not notice that Redis comes and goes, and no event is lost or doubled in a burst across it', async () => {
    if (!servers) return
    await using pair = await openPair(servers)
    const { redis, one, other, here, there } = pair
    let disturbing = true
    const disturb = async () => {
      for (let round = 0; round < 3; round++) {
        await redis.kill()
        await Promise.all([one.publish(), other.publish()])
        await redis.start()
        await Promise.all([one.publish(), other.publish()])
      }
      disturbing = false
    }
    const write = async (gateway: GatewayProcess) => {
      let count = 0
      for (; disturbing || count < 20; count++) await gateway.publish()
      return count
    }
    const [, ...counts] = await Promise.all([disturb(), write(one), write(other), write(one), write(other)])
    const total = 12 + counts.reduce((sum, count) => sum + count, 0)
    await Promise.all([here.messages(total), there.messages(total)])
    expect(new Set(cursors(here)).size).toBe(total)
    expect(cursors(there)).toEqual(cursors(here))
    expect([one.alive, other.alive]).toEqual([true, true])
  })

  test('a gateway starts and delivers although Redis is not there', async () => {
    if (!servers) return
    await using backend = await servers.open()
    await using redis = await startRedis()
    await redis.kill()
    await using gateway = await startGateway({ ...backend.env, REDIS_URL: redis.url })
    await gateway.ask(SECTION)
    await using ticker = await openTicker(gateway.url)
    const cursor = await gateway.publish()
    expect((await ticker.messages(1)).map(({ extensions }) => extensions?.cursor)).toEqual([cursor])
  })
})

/** Two gateways on one database and one Redis, and a ticker at each. */
async function openPair(backends: Backends) {
  await using opened = new AsyncDisposableStack()
  const backend = opened.use(await backends.open())
  const redis = opened.use(await startRedis())
  const env = { ...backend.env, REDIS_URL: redis.url, LOG_POLL_MS: '250' }
  const one = opened.use(await startGateway(env))
  const other = opened.use(await startGateway(env))
  await one.ask(SECTION)
  const variables = { after: await asOf(one.url) }
  const here = opened.use(await openTicker(one.url, { variables }))
  const there = opened.use(await openTicker(other.url, { variables }))
  const parts = opened.move()
  return { redis, one, other, here, there, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

function cursors(ticker: Ticker): (string | undefined)[] {
  return ticker.received.map(({ extensions }) => extensions?.cursor)
}

async function ready(...gateways: GatewayProcess[]): Promise<boolean> {
  const answers = await Promise.all(gateways.map(({ url }) => fetch(`${url}/health/ready`)))
  return answers.every(({ ok }) => ok)
}

function said(delays: Record<string, number[]>): string {
  return Object.entries(delays)
    .map(([name, each]) => {
      const sorted = each.toSorted((a, b) => a - b)
      const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
      return `${name} median ${at(0.5)}, most ${at(1)}`
    })
    .join('; ')
}
