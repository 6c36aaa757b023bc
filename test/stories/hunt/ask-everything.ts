import { schema } from '../../../schema/schema.ts'
import type { Newsroom } from '../../newsroom.ts'
import { openTicker } from '../../ticker.ts'
import { placesOf } from './places.ts'
import { type Names, type Question, questionsOf } from './questions.ts'

/** What an anonymous reader got: by question, and for GraphQL by the path of the value. */
export interface Answers {
  readonly codes: ReadonlySet<string>
  /** The places with the word. A name of a story is left out of them, so that those of two stories compare. */
  placesOf(word: string): ReadonlySet<string>
}

const PAGES = ['/en', '/en/news', '/en/sport', '/en/embed', '/sitemap-news.xml', '/robots.txt', '/metrics']
const FEEDS = ['latest', 'news', 'sport'].flatMap((list) =>
  ['rss', 'atom', 'json'].map((format) => `/feeds/${list}.${format}`),
)

/** Asks all that the schema, pages and feeds answer to readers. `last` is the uri of the newest public story: streams end with it. */
export async function askEverything({ url }: Newsroom, names: Names, last: string): Promise<Answers> {
  const found: { readonly where: string; readonly value: unknown }[] = []
  const codes = new Set<string>()
  const record = ({ name, value }: { readonly name: string; readonly value: unknown }) => {
    found.push({ where: name.replaceAll(/"[^"]*"/g, '…'), value })
    const { errors } = Object(value)
    for (const { extensions } of errors ?? []) codes.add(extensions.code)
  }

  const queries = questionsOf(schema, 'query', names)
  for (const { name, query } of queries) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    // A cache tag of what was not found has the name that was asked for.
    const asked = new Set([...query.matchAll(/"([^"]*)"/g)].map(([, value]) => value))
    const tags = (response.headers.get('cache-tag') ?? '').split(/[ ,:]/).filter((part) => !asked.has(part))
    record({ name, value: { ...JSON.parse(await response.text()), tags } })
  }
  const articles = names.slugs.story.map((slug) => `/en/articles/${slug}`)
  const searches = names.words.map((word) => `/en/search?q=${word}`)
  for (const path of [...PAGES, ...FEEDS, ...articles, ...searches]) {
    const response = await fetch(`${url}${path}`)
    const name = articles.includes(path) ? 'page of a story' : path
    record({ name, value: { text: await response.text(), headers: Object.fromEntries(response.headers) } })
  }
  await replay(url, questionsOf(schema, 'subscription', names), last, record)

  return {
    codes,
    placesOf: (word) =>
      new Set(found.flatMap(({ where, value }) => [...placesOf(value, word)].map((place) => `${where}: ${place}`))),
  }
}

async function replay(
  url: string,
  questions: readonly Question[],
  last: string,
  record: (answer: { readonly name: string; readonly value: unknown }) => void,
): Promise<void> {
  await using opened = new AsyncDisposableStack()
  const streams = await Promise.all(
    questions.map(async ({ name, query }) => ({ name, ticker: opened.use(await openTicker(url, { query })) })),
  )
  const whole = streams.find(({ name }) => /latestNews\(after: "[^"]*"\)$/.test(name))
  if (!whole) throw new Error('no question replays all news')
  let count = 1
  while (!JSON.stringify(await whole.ticker.messages(count)).includes(last)) count++
  for (const { name, ticker } of streams) for (const value of ticker.received) record({ name, value })
}
