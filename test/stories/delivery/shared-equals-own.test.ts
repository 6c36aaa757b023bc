import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeLogCursor, encodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import { backends } from '../../backends.ts'
import { chance } from '../../chance.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import type { Known } from '../../schema/any-argument.ts'
import { anySelection } from '../../schema/any-query.ts'
import { asOf, type Message, openTicker } from '../../ticker.ts'

const SELECTIONS = 100
const AT_ONCE = 10
const EVENT = ['cursor', 'kind', 'at', 'articleId', 'version', 'note', 'conflated']
const ARTICLE = [
  'id',
  'urgency',
  'slug',
  'version',
  'headline',
  'standfirst',
  'bodyHtml',
  'bodyText',
  'wordCount',
  'pubStatus',
  'embargoedUntil',
  'publishedAt',
  'section { slug name }',
  'authors { name articles(first: 5) { totalCount nodes { uri pubStatus } } }',
  'tags { slug }',
  'related(first: 3) { uri pubStatus headline }',
  'translations { uri headline }',
  'revisions(first: 5) { edges { node { version headline note } } }',
  'body { __typename }',
]
const GENEROUS = {
  MAX_DOCUMENT_BYTES: '1000000',
  MAX_TOKENS: '100000',
  MAX_DEPTH: '100',
  MAX_ALIASES: '1000',
  MAX_DIRECTIVES: '1000',
  MAX_COST: '10000000',
  MAX_MESSAGE_BYTES: '1000000',
}
const LISTS = {
  author: ['nonsense'],
  tag: ['nonsense'],
  curation: ['nonsense'],
  section: ['nonsense'],
  label: ['nonsense'],
  feed: ['nonsense'],
  changed: ['nonsense'],
  post: ['nonsense'],
} as const
const KNOWN: Known = {
  slug: { section: ['news', 'europe', 'none'], author: ['ada', 'bo', 'none'], tag: ['floods', 'none'] },
  uri: ['urn:test:one', 'urn:test:two', 'urn:none'],
  media: ['none'],
  preview: ['none'],
  id: ['none'],
  logCursor: ['nonsense'],
  cursor: { news: ['nonsense'], relevance: ['nonsense'], newest: ['nonsense'], revision: ['nonsense'], ...LISTS },
}
const DRAFT = `mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { uri } } }`

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend, GENEROUS)
    const story = { headline: 'Secret draft', language: 'en', section: 'news', bodyHtml: '<p>Secret.</p>' }
    await newsroom.ask(DRAFT, { article: { ...story, uri: 'urn:test:draft', authors: ['Ada'] } })
    await newsroom.publish({ uri: 'urn:test:one', authors: ['Ada'], tags: ['Floods'] })
    await newsroom.publish({
      uri: 'urn:test:two',
      authors: ['Ada', 'Bo'],
      related: [{ uri: 'urn:test:one' }, { uri: 'urn:test:draft' }],
    })
    await newsroom.publish({ uri: 'urn:test:three', section: 'europe', bodyHtml: '<h2>Head</h2><p>Text.</p>' })
    await newsroom.ask(DRAFT, { article: { ...story, uri: 'urn:test:one' } })
  })
  afterAll(() => newsroom?.[Symbol.asyncDispose]())

  test(`what is shared among subscribers is what each viewer is answered alone (${SELECTIONS} selections)`, async () => {
    const viewers = [undefined, await newsroom.token()]
    const seeds = Array.from({ length: SELECTIONS }, (_, at) => at + 1).values()
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const seed of seeds) await compare(newsroom, seed, viewers)
      }),
    )
  })

  test(`so are any fields of an article (${SELECTIONS} selections)`, async () => {
    const seed = Math.floor(Math.random() * 1_000_000_000)
    const viewers = [undefined, await newsroom.token()]
    const seeds = Array.from({ length: SELECTIONS }, (_, at) => seed + at).values()
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const seed of seeds) await compareAny(newsroom, seed, viewers)
      }),
    )
  })

  test('an editor’s stream and a reader’s stream of the same news differ where only editors may look', async () => {
    const fields =
      'uri authors { articles(first: 5) { totalCount } } related(first: 3) { uri } revisions(first: 5) { edges { node { version } } }'
    const [reader, editor] = await streams(newsroom, fields, '', [undefined, await newsroom.token()])
    expect(JSON.stringify(reader)).not.toContain('urn:test:draft')
    expect(JSON.stringify(editor)).not.toBe(JSON.stringify(reader))
  })
})

/** Both viewers subscribe twice at the same time; then each queries the same articles alone. */
async function compare(newsroom: Newsroom, seed: number, viewers: readonly (string | undefined)[]): Promise<void> {
  const { some } = chance(seed)
  const fields = ['uri', ...some(ARTICLE, 0.4)].join(' ')
  const shared = await streams(newsroom, fields, some(EVENT).join(' '), [...viewers, ...viewers])
  for (const [at, events] of shared.entries()) {
    const token = viewers[at % viewers.length]
    const own = await Promise.all(
      events.map(async (event) => {
        const asked = `query ($uri: String!) { article(ref: { uri: $uri }) { ${fields} } }`
        const { data, errors } = await newsroom.post(asked, { uri: event.uri }, token ?? null)
        return { article: data?.article, codes: codes(errors) }
      }),
    )
    expect(
      events.map(({ article, codes }) => ({ article, codes })),
      `seed ${seed}, viewer ${at % viewers.length}: ${fields}`,
    ).toEqual(own)
    expect(events, `seed ${seed}: the same for all of one audience`).toEqual(
      shared[(at + viewers.length) % shared.length],
    )
  }
}

/** What a stream shows of each article is what a query of the same fields does, up to which of several errors is told. */
async function compareAny(newsroom: Newsroom, seed: number, viewers: readonly (string | undefined)[]): Promise<void> {
  // A stream reads as of its event, a query as of the last.
  const any = anySelection(chance(seed), KNOWN, 'Article', (_type, { name }) => name !== 'asOf')
  const declared = any.declared.join(', ')
  const query = [
    `query ($uri: String!, ${declared}) { article(ref: { uri: $uri }) ${any.selection} }`,
    ...any.fragments,
  ].join('\n')
  const subscription = [
    `subscription ($after: LogCursor, ${declared}) { latestNews(after: $after) { uri article ${any.selection} } }`,
    ...any.fragments,
  ].join('\n')
  const shared = await delivered(newsroom, subscription, any.variables, viewers)
  for (const [at, events] of shared.entries()) {
    for (const { uri, article, codes: failures } of events) {
      const { data, errors } = await newsroom.post(query, { uri, ...any.variables }, viewers[at] ?? null)
      const where = `seed ${seed}, viewer ${at}, ${uri}: ${query} ${JSON.stringify(any.variables)}`
      expect({ article, failed: failures.length > 0 }, where).toEqual({
        article: data?.article,
        failed: errors !== undefined,
      })
    }
  }
}

/** The whole log as delivered to each viewer. */
function streams(newsroom: Newsroom, article: string, event: string, viewers: readonly (string | undefined)[]) {
  const query = `subscription ($after: LogCursor) { latestNews(after: $after) { uri ${event} article { ${article} } } }`
  return delivered(newsroom, query, {}, viewers)
}

async function delivered(
  newsroom: Newsroom,
  query: string,
  given: Readonly<Record<string, unknown>>,
  viewers: readonly (string | undefined)[],
) {
  const after = await beginning(newsroom)
  await using open = new AsyncDisposableStack()
  const tickers = await Promise.all(
    viewers.map((token) =>
      openTicker(newsroom.url, { query, variables: { after, ...given }, ...(token !== undefined && { token }) }),
    ),
  )
  for (const ticker of tickers) open.use(ticker)
  return await Promise.all(
    tickers.map(async (ticker) => {
      const ended = await Promise.race([ticker.messages(3), ticker.ended])
      expect(ended, query).toBe(ticker.received)
      return ticker.received.map(({ data, errors }) => {
        return Object.assign({ uri: '', article: null as unknown, codes: codes(errors) }, data?.latestNews)
      })
    }),
  )
}

function codes(errors: Message['errors'] | null = []): unknown[] {
  return errors?.map(({ extensions }) => extensions?.code) ?? []
}

/** The cursor before the first event, derived from any cursor of this log. */
async function beginning(newsroom: Newsroom): Promise<string> {
  const now = decodeLogCursor(await asOf(newsroom.url))
  return encodeLogCursor({ epoch: now?.epoch ?? '', position: 0 })
}
