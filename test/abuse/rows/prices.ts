import { expect } from 'vitest'
import type { Newsroom } from '../../newsroom.ts'
import { openTicker } from '../../ticker.ts'
import type { Suite } from '../row.ts'
import { get, query } from '../send.ts'

const BUDGET = 60
const DEAR = '{ latestNews(first: 100) { nodes { bodyHtml bodyText } } }'
const COST = 100 * (1 + 1 + 20)
const TOO_COMPLEX = { codes: ['QUERY_TOO_COMPLEX'] }
/** Sizes that only the defaults of variables say. */
const BY_DEFAULTS = (operation: string, field: string) =>
  `${operation} ($n: Int = 20) { ${field} { related(first: $n) { related(first: $n) { related(first: $n) { id } } } } }`

/** Each from an address of its own, so that rows do not use up each other's budget. */
const from = (address: string) => ({ 'x-forwarded-for': address })
const uncached = (address: string) => ({ ...from(address), 'cache-control': 'no-cache' })

async function statuses(count: number, ask: (at: number) => Promise<{ readonly status: number }>): Promise<number[]> {
  const found: number[] = []
  for (let at = 0; at < count; at++) found.push((await ask(at)).status)
  return found
}

/** How many of so many are answered, and how the last one. */
async function served(count: number, ask: (at: number) => Promise<{ readonly status: number }>) {
  const found = await statuses(count, ask)
  return { served: found.filter((status) => status !== 429).length, last: found.at(-1) }
}

export const PRICES: Suite = {
  name: 'to pay less than it costs',
  env: { TRUSTED_PROXIES: '1', MAX_OPERATIONS_PER_MINUTE_AND_ADDRESS: String(BUDGET) },
  rows: [
    {
      name: 'dear operations use up a budget faster than cheap ones',
      attack: (newsroom) => served(3, () => query(newsroom, DEAR, {}, uncached('203.0.113.1'))),
      comes: { served: Math.floor(BUDGET / Math.ceil(COST / 100)), last: 429 },
    },
    {
      name: 'dear operations on a WebSocket',
      async attack({ url }) {
        const found: unknown[] = []
        for (let at = 0; at < 2; at++) {
          await using ticker = await openTicker(url, {
            query: `${BY_DEFAULTS('query', 'latestNews(first: 20) { nodes')} }`,
          })
          found.push(await ticker.ended)
        }
        return { found }
      },
      comes: {
        found: [[{ extensions: { code: 'QUERY_TOO_COMPLEX' } }], [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]],
      },
    },
    {
      name: 'the cost is told in a header, and in the result to who asks',
      async attack({ url }) {
        const body = JSON.stringify({ query: DEAR, extensions: { cost: true } })
        const { headers, extensions } = await get({ url }, '/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...from('203.0.113.2') },
          body,
        })
        return { header: headers['x-query-cost'], extensions }
      },
      comes: { header: String(COST), extensions: { cost: COST } },
    },
    {
      name: 'the cost of what resolvers read is told too, by GET',
      async attack(newsroom) {
        const asked = encodeURIComponent('{ search(query: "words", first: 1) { nodes { headline } } }')
        const { headers, extensions } = await get(newsroom, `/graphql?query=${asked}&extensions={"cost":true}`)
        return { header: headers['x-query-cost'], extensions }
      },
      comes: { header: '102', extensions: { cost: 102 } },
    },
    {
      name: 'list sizes from defaults of variables',
      attack: (newsroom) => query(newsroom, `${BY_DEFAULTS('query', 'latestNews(first: $n) { nodes')} }`),
      comes: TOO_COMPLEX,
    },
    {
      name: 'ids from the default of a variable',
      attack: (newsroom) =>
        query(
          newsroom,
          `query ($ids: [ID!]! = [${'"QQ",'.repeat(99)}"QQ"]) { nodes(ids: $ids) { ... on Section { articles(first: 99) { nodes { id } } } } }`,
        ),
      comes: TOO_COMPLEX,
    },
    {
      name: 'list sizes from defaults over server-sent events',
      async attack({ url }) {
        const asked = encodeURIComponent(`${BY_DEFAULTS('query', 'latestNews(first: $n) { nodes')} }`)
        return { text: await (await fetch(`${url}/graphql/stream?query=${asked}`)).text() }
      },
      comes: { text: expect.stringContaining('QUERY_TOO_COMPLEX') },
    },
    {
      name: 'guesses of tokens',
      attack: (newsroom) =>
        served(BUDGET + 1, (at) =>
          query(
            newsroom,
            '{ __typename }',
            {},
            {
              ...from('203.0.113.3'),
              authorization: `Bearer a.b.${at}`,
              accept: 'application/graphql-response+json',
            },
          ),
        ),
      comes: { served: BUDGET, last: 429 },
    },
    ...[
      ['pages', (at: number) => `/en/search?q=word${at}`],
      ['feeds', (at: number) => `/feeds/tags/none${at}.rss`],
    ].map(([name, path], at) => ({
      name: `${name} that nobody asked for before`,
      attack: (newsroom: Newsroom) =>
        served(BUDGET + 1, (nth) =>
          get(newsroom, typeof path === 'function' ? path(nth) : '', { headers: from(`198.51.100.${at}`) }),
        ),
      comes: { served: BUDGET, last: 429 },
    })),
  ],
}
