import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { servers } from '../../backends.ts'
import { startRedis } from '../../bus/redis-server.ts'
import { chance } from '../../chance.ts'
import { openTicker } from '../../ticker.ts'
import { type GatewayProcess, startGateway } from '../gateway-process.ts'

const SECONDS = Number(process.env.NEVER_STALE_SECONDS ?? '6')
const STORIES = 6
const READERS = 4
const SECTION = (slug: string) =>
  `mutation { upsertSection(input: { slug: "${slug}", name: "${slug}" }) { section { id } } }`
const SECTIONS = ['news', 'sport'] as const
const URIS = Array.from({ length: STORIES }, (_, at) => `urn:story:${at}`)
const FIELDS = 'uri version'
const LIST = `articles(first: 20) { nodes { ${FIELDS} section { slug } } }`

/** Everything in one request: a reader must see all of a commit, or nothing of it. */
const QUESTIONS = [
  `{ news: section(slug: "news") { ${LIST} } sport: section(slug: "sport") { ${LIST} } }`,
  `{ latestNews(first: 20) { nodes { ${FIELDS} } } one: article(ref: { uri: "${URIS[0]}" }) { ${FIELDS} } }`,
  `{ article(ref: { uri: "${URIS[1]}" }) { ${FIELDS} related { ${FIELDS} } } }`,
] as const

interface Shown {
  readonly uri: string
  readonly version: number
}

describe.runIf(servers !== null)('readers, writers and subscribers at two gateways', () => {
  test(
    'no answer is from before what its gateway has told a subscriber, and none mixes two states',
    async () => {
      if (!servers) return
      const seed = Math.floor(Math.random() * 1_000_000)
      await using backend = await servers.open()
      await using redis = await startRedis()
      const env = { ...backend.env, REDIS_URL: redis.url, RESPONSE_CACHE_SHARED_SECONDS: '60' }
      await using one = await startGateway(env)
      await using other = await startGateway(env)
      for (const slug of SECTIONS) await one.ask(SECTION(slug))
      for (const uri of URIS) await one.publish({ uri, section: 'news', related: URIS.map((uri) => ({ uri })) })
      const questions = [...QUESTIONS, await laterPage(one)] as const
      const faults: string[] = []
      const counts = { answers: 0, hits: 0, published: 0 }
      const until = Date.now() + SECONDS * 1_000
      const at = async (gateway: GatewayProcess, number: number) => {
        await using ticker = await openTicker(gateway.url)
        const told = () => newest(ticker.received)
        const random = chance(seed + number)
        const readers = Array.from({ length: READERS }, async () => {
          while (Date.now() < until) {
            const before = told()
            const answer = await ask(gateway.url, random.pick(questions))
            counts.answers++
            if (answer.hit) counts.hits++
            faults.push(...wrong(answer, before).map((fault) => `${gateway.url}: ${fault}`))
          }
        })
        await Promise.all(readers)
      }
      const writer = async (gateway: GatewayProcess, number: number) => {
        const random = chance(seed + 10 + number)
        while (Date.now() < until) {
          const [first = '', ...others] = URIS
          await gateway.publish({
            uri: random.pick([first, ...others]),
            section: random.pick(SECTIONS),
            related: URIS.map((uri) => ({ uri })),
          })
          counts.published++
          await sleep(random.below(120))
        }
      }
      const breaking = async () => {
        await sleep(SECONDS * 400)
        await redis.kill()
        await sleep(SECONDS * 200)
        await redis.start()
      }
      await Promise.all([at(one, 1), at(other, 2), writer(one, 1), writer(other, 2), breaking()])
      console.info(`seed ${seed}: ${JSON.stringify(counts)}`)
      expect(faults.slice(0, 5)).toEqual([])
      expect(counts.hits).toBeGreaterThan(counts.answers / 10)
      expect(counts.published).toBeGreaterThan(SECONDS)
    },
    SECONDS * 1_000 + 60_000,
  )
})

/** A page after the two newest articles: new articles do not change it, but corrections of its own articles do. */
async function laterPage(gateway: GatewayProcess): Promise<string> {
  const { data } = await ask(gateway.url, '{ latestNews(first: 2) { pageInfo { endCursor } } }')
  const [, endCursor] = JSON.stringify(data).match(/"endCursor":"([^"]+)"/) ?? []
  return `{ latestNews(first: 20, after: "${endCursor}") { nodes { ${FIELDS} } } }`
}

/** The newest version of each article that a subscriber has received. */
function newest(received: readonly { data?: Record<string, unknown> | null }[]): Map<string, number> {
  const versions = new Map<string, number>()
  for (const { data } of received) {
    const { uri, version } = Object.assign({ uri: '', version: 0 }, data?.latestNews)
    versions.set(uri, Math.max(version, versions.get(uri) ?? 0))
  }
  return versions
}

async function ask(url: string, query: string): Promise<{ hit: boolean; data: Record<string, unknown> }> {
  const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`)
  const { data, errors } = await response.json()
  if (errors) throw new Error(JSON.stringify(errors))
  return { hit: response.headers.get('x-cache') === 'HIT', data }
}

function wrong({ data }: { data: Record<string, unknown> }, told: ReadonlyMap<string, number>): string[] {
  const shown = every(data)
  const stale = shown.filter(({ uri, version }) => version < (told.get(uri) ?? 0))
  const versions = new Map<string, Set<number>>()
  for (const { uri, version } of shown) versions.set(uri, (versions.get(uri) ?? new Set()).add(version))
  const mixed = [...versions].filter(([, all]) => all.size > 1)
  // Every article is in exactly one of the two lists.
  const lost = 'news' in data ? URIS.filter((uri) => shown.filter((one) => one.uri === uri).length !== 1) : []
  return [
    ...stale.map(({ uri, version }) => `${uri} in version ${version} after ${told.get(uri)} was told`),
    ...mixed.map(([uri, all]) => `${uri} in versions ${[...all]} in one answer`),
    ...lost.map((uri) => `${uri} is not in exactly one section`),
  ]
}

/** Every article in the response, at any depth. */
function every(value: unknown): Shown[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(every)
  return 'uri' in value && 'version' in value
    ? [{ uri: String(value.uri), version: Number(value.version) }, ...inside]
    : inside
}
