import { Redis } from 'ioredis'
import { describe, expect, test } from 'vitest'
import { servers } from '../../backends.ts'
import { type RedisServer, startRedis } from '../../bus/redis-server.ts'
import { type GatewayProcess, startGateway } from '../gateway-process.ts'

const SECTION = 'mutation { upsertSection(input: { slug: "news", name: "News" }) { section { id } } }'
const KILL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
const MARK = 'The marker sentence.'
const LATEST = '{ latestNews(first: 5) { nodes { uri headline bodyText } } }'

const ask = async ({ url }: GatewayProcess, query: string) =>
  (await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`)).text()
/** prom-client omits label values that were never incremented. */
const outcomes = async ({ metric }: GatewayProcess, outcome: string) =>
  (await metric(`tickertape_shared_answers_total{outcome="${outcome}"}`)) || 0
const heard = ({ metric }: GatewayProcess) => metric('tickertape_log_events_total')

describe.runIf(servers !== null)('two gateways that share answers over Redis', () => {
  /** Two gateways that have both read the events of a section and an article. */
  async function openTwo(env: Record<string, string> = {}) {
    if (!servers) throw new Error('no servers')
    await using opened = new AsyncDisposableStack()
    const backend = opened.use(await servers.open())
    const redis: RedisServer = opened.use(await startRedis())
    const common = {
      ...backend.env,
      REDIS_URL: redis.url,
      RESPONSE_CACHE_SHARED_SECONDS: '600',
      PUBLIC_URL: 'http://news.example',
    }
    const one = opened.use(await startGateway(common))
    const other = opened.use(await startGateway({ ...common, ...env }))
    await one.ask(SECTION)
    await one.publish({ uri: 'urn:first', bodyHtml: `<p>${MARK}</p>` })
    for (const gateway of [one, other]) await expect.poll(() => heard(gateway)).toBe(2)
    const client = new Redis(redis.url)
    client.on('error', () => {})
    opened.defer(() => client.disconnect())
    const parts = opened.move()
    return { one, other, redis, client, [Symbol.asyncDispose]: () => parts.disposeAsync() }
  }

  test('what one has made the other finds; what is published or killed takes it from both', async () => {
    await using two = await openTwo()
    const { one, other, client } = two
    const made = await ask(one, LATEST)
    expect(made).toContain(MARK)
    await expect.poll(() => client.dbsize()).toBe(1)
    expect(await ask(other, LATEST)).toBe(made)
    expect(await outcomes(other, 'found')).toBe(1)
    await one.publish({ uri: 'urn:second', headline: 'Second' })
    await expect.poll(() => ask(other, LATEST)).toContain('Second')
    const { article } = await one.ask('{ article(ref: { uri: "urn:first" }) { id } }')
    await one.ask(KILL, { input: { article, reason: 'Wrong.' } })
    for (const gateway of [one, other]) await expect.poll(() => ask(gateway, LATEST)).not.toContain(MARK)
  })

  test('nothing that was killed is to be found in Redis, and nothing that is put there is given', async () => {
    await using two = await openTwo()
    const { one, other, client } = two
    await ask(one, LATEST)
    await expect.poll(() => client.dbsize()).toBe(1)
    const [name = ''] = await client.keys('*')
    const left = await client.getBuffer(name)
    expect(left?.includes('marker')).toBe(false)
    for (const forged of ['{"data":null}', String(left), 'x'.repeat(1_000_000)]) {
      await client.set(name, forged)
      const text = await ask(other, `${LATEST} # ${forged.length}`)
      expect(text).toContain(MARK)
    }
    await client.set(name, 'forged')
    expect(await ask(other, LATEST)).toContain(MARK)
    expect(await outcomes(other, 'found')).toBe(0)
    const { article } = await one.ask('{ article(ref: { uri: "urn:first" }) { id } }')
    await one.ask(KILL, { input: { article, reason: 'Wrong.' } })
    await expect.poll(() => client.exists(name)).toBe(0)
  })

  test('a Redis that hangs or dies delays no request', async () => {
    await using two = await openTwo()
    const { one, redis } = two
    redis.freeze()
    expect(await ask(one, `${LATEST} # frozen`)).toContain(MARK)
    redis.thaw()
    await redis.kill()
    expect(await ask(one, `${LATEST} # dead`)).toContain(MARK)
    await redis.start()
    await expect
      .poll(
        async () => {
          await ask(one, `${LATEST} # ${Math.random()}`)
          return two.client.dbsize().catch(() => 0)
        },
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0)
  })

  test('a gateway whose answers are others, such as with another address, does not take them', async () => {
    await using two = await openTwo({ PUBLIC_URL: 'http://other.example' })
    const { one, other, client } = two
    await ask(one, LATEST)
    await expect.poll(() => client.dbsize()).toBe(1)
    await ask(other, LATEST)
    await expect.poll(() => client.dbsize()).toBe(2)
  })
})
