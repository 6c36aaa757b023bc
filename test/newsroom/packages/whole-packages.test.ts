import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { openTicker, type Ticker } from '../../ticker.ts'

const STORIES = 6
const ROUNDS = 12
const PACKAGE = 'mutation ($input: PublishPackageInput!) { publishPackage(input: $input) { cursor } }'
const SUBSCRIBED = { variables: { filter: { tags: ['package'] } } }
/** Each shows the stories of the package, all of one round. */
const READS = [
  `{ latestNews(first: ${STORIES}, filter: { tags: ["package"] }) { nodes { headline } } }`,
  `{ search(query: "edition", first: ${STORIES}) { nodes { headline } } }`,
  `{ curation(slug: "package") { articles(first: ${STORIES}) { headline } } }`,
  `{ ${Array.from({ length: STORIES }, (_, at) => `a${at}: article(ref: { uri: "urn:package:${at}" }) { headline }`)
    .slice(0, 5)
    .join(' ')} }`,
]

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  const publish = (round: number) =>
    newsroom.ask(PACKAGE, {
      input: {
        articles: Array.from({ length: STORIES }, (_, at) => ({
          uri: `urn:package:${at}`,
          headline: `Edition round${round}`,
          language: 'en',
          section: 'news',
          tags: ['package'],
          bodyHtml: `<p>Words of ${round}.</p>`,
        })),
        curation: {
          slug: 'package',
          title: `Edition round${round}`,
          articles: Array.from({ length: STORIES }, (_, at) => ({ uri: `urn:package:${at}` })),
        },
      },
    })
  const roundsIn = (text: string) => [...text.matchAll(/Edition round(\d+)/g)].map(([, round]) => Number(round))

  test('no list, search, curation, story or front page shows a part of a package, and no subscriber reads one', async () => {
    await publish(0)
    const done = new AbortController()
    const seen = new Map<string, Set<number>>()
    /** Reads until all rounds are published; each answer must be of one round, and of no earlier one than the last. */
    const read = async (name: string, get: () => Promise<string>, atLeast: number) => {
      let last = 0
      const rounds = new Set<number>()
      seen.set(name, rounds)
      while (!done.signal.aborted) {
        const found = roundsIn(await get())
        expect(new Set(found).size, `${name}: ${found}`).toBe(1)
        expect(found.length, name).toBeGreaterThanOrEqual(atLeast)
        expect(found[0], name).toBeGreaterThanOrEqual(last)
        last = found[0] ?? last
        rounds.add(last)
      }
    }
    const post = (query: string) => async () => JSON.stringify((await newsroom.post(query)).data)
    const page = async () => (await fetch(`${newsroom.url}/en`)).text()
    const asEditor = async () => JSON.stringify(await newsroom.ask(READS[0] ?? ''))
    const follow = async (ticker: Ticker) => {
      for (let count = 1; count <= STORIES * ROUNDS; count++) {
        const event = (await ticker.messages(count))[count - 1]
        const [round = 0] = roundsIn(JSON.stringify(event?.data))
        // A subscriber who asks again on the first event of a package finds all of it.
        if (count % STORIES === 1) {
          for (const query of READS) {
            const found = roundsIn(await post(query)())
            expect(Math.min(...found), query).toBeGreaterThanOrEqual(round)
            expect(new Set(found).size, query).toBe(1)
          }
        }
      }
      return roundsIn(JSON.stringify(ticker.received.map(({ data }) => data)))
    }
    const tickers = [await openTicker(newsroom.url, SUBSCRIBED), await openTicker(newsroom.url, SUBSCRIBED)]
    const readers = [
      ...READS.map((query) => read(query, post(query), 5)),
      read('editor', asEditor, STORIES),
      read('page', page, STORIES),
    ]
    const publishing = async () => {
      for (let round = 1; round <= ROUNDS; round++) await publish(round)
    }
    const subscribers = Promise.all([publishing(), ...tickers.map(follow)]).finally(() => done.abort())
    const [[, ...received]] = await Promise.all([subscribers, ...readers])
    for (const ticker of tickers) await ticker[Symbol.asyncDispose]()
    const inOrder = Array.from({ length: ROUNDS * STORIES }, (_, at) => 1 + Math.floor(at / STORIES))
    expect(received).toEqual([inOrder, inOrder])
    for (const [name, rounds] of seen) expect(rounds.size, name).toBeGreaterThan(1)
  })
})
