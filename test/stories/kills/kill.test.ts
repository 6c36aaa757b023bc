import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { CANCEL, CORRECT, POST, WITHHOLD } from '../../newsroom/article-changes.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { asOf, type Message, openTicker } from '../../ticker.ts'
import { openEventStream } from '../delivery/event-stream.ts'
import { everythingOnRedis } from './everything-on-redis.ts'

const MARK = /quorvex/i
const EVENT =
  'cursor kind uri version note article { headline standfirst byline bodyText bodyHtml leadMedia { caption } corrections { text } }'
const NEWS = `subscription ($after: LogCursor, $filter: NewsFilter) { latestNews(after: $after, filter: $filter) { ${EVENT} } }`
const BY_SLUG = `subscription ($after: LogCursor) { articleUpdated(ref: { slug: "quorvex-found" }, after: $after) { ${EVENT} } }`
const CURATION = 'subscription { curationUpdated(slug: "ticker") { version articles { headline } } }'
const CURATE = `mutation ($articles: [ArticleRef!]!) {
  setCuration(input: { slug: "ticker", articles: $articles }) { curation { id } } }`

const STORY = {
  uri: 'urn:killed',
  headline: 'Quorvex found',
  standfirst: 'A Quorvex at last.',
  byline: 'By Quorvex',
  bodyHtml: '<p>The quorvex sleeps.</p>',
  leadMedia: { kind: 'IMAGE', url: 'https://example.com/q.jpg', caption: 'A quorvex' },
  tags: ['animals'],
}

/** An article that was published in sport, in English, and is in news, in Italian, when it is killed. */
async function tellIt(newsroom: Newsroom) {
  const { article } = await newsroom.publish({ ...STORY, section: 'sport' })
  const { id } = article
  await newsroom.ask(CORRECT, { input: { article: { id }, text: 'The quorvex wakes.' } })
  await newsroom.ask(POST, { input: { article: { id }, html: 'A quorvex entry.' } })
  await newsroom.publish({ ...STORY, language: 'it' })
  await newsroom.publish({ uri: 'urn:other', related: [{ uri: 'urn:killed' }], translationOf: { uri: 'urn:killed' } })
  await newsroom.ask(CURATE, { articles: [{ id }] })
  return id
}

const kill = (newsroom: Newsroom, id: string) =>
  newsroom.ask(CANCEL, { input: { article: { id }, reason: 'It was invented.' } })

interface Told {
  readonly kind: string
  readonly article: object | null
  readonly note: string | null
}

const told = (messages: readonly Message[], field = 'latestNews') =>
  messages.map(({ data }) => data?.[field] as Told).map(({ kind, article, note }) => [kind, article !== null, note])

const CANCELED = ['CANCELED', false, 'It was invented.']

describe.each(backends)('on $name', (backend) => {
  test('every subscription to news receives the kill, also where the story had left the filter', async () => {
    await using newsroom = await openNewsroom(backend)
    const after = await asOf(newsroom.url)
    await using everything = await openTicker(newsroom.url, { query: NEWS, variables: { after } })
    const sport = { after, filter: { sections: ['sport'], languages: ['en'] } }
    await using left = await openTicker(newsroom.url, { query: NEWS, variables: sport })
    await using leftBySse = await openEventStream(newsroom.url, { query: NEWS, variables: sport })
    const elsewhere = { after, filter: { sections: ['world'] } }
    await using never = await openTicker(newsroom.url, { query: NEWS, variables: elsewhere })
    const id = await tellIt(newsroom)
    await Promise.all([everything.messages(4), left.messages(3), leftBySse.messages(3)])
    await kill(newsroom, id)
    await newsroom.publish({ uri: 'urn:last', section: 'europe', headline: 'Last' })
    const public_ = [
      ['PUBLISHED', true, null],
      ['CORRECTED', true, 'The quorvex wakes.'],
    ]
    expect(told(await everything.messages(6))).toEqual([
      ...public_,
      ['UPDATED', true, null],
      ['PUBLISHED', true, null],
      CANCELED,
      ['PUBLISHED', true, null],
    ])
    for (const stream of [left, leftBySse]) {
      expect(told(await stream.messages(4))).toEqual([...public_, ['LEFT', false, null], CANCELED])
    }
    expect(told(await never.messages(1))).toEqual([['PUBLISHED', true, null]])
  })

  test('who resumes from before the kill gets it, and not a word of the story, over WebSocket and SSE', async () => {
    await using newsroom = await openNewsroom(backend)
    const after = await asOf(newsroom.url)
    const id = await tellIt(newsroom)
    // Warm every cache: all of it has just been read.
    await using earlier = await openTicker(newsroom.url, { query: NEWS, variables: { after } })
    await earlier.messages(4)
    expect(MARK.test(JSON.stringify(earlier.received))).toBe(true)
    await kill(newsroom, id)
    await earlier.messages(5)
    const sport = { after, filter: { sections: ['sport'] } }
    await using bySocket = await openTicker(newsroom.url, { query: NEWS, variables: { after } })
    await using byStream = await openEventStream(newsroom.url, { query: NEWS, variables: { after } })
    await using left = await openEventStream(newsroom.url, { query: NEWS, variables: sport })
    await using byId = await openTicker(newsroom.url, { query: BY_SLUG, variables: { after } })
    const silent = (kind: string) => [kind, false, null]
    const versions = [silent('PUBLISHED'), silent('CORRECTED'), silent('UPDATED')]
    for (const stream of [bySocket, byStream]) {
      expect(told(await stream.messages(5))).toEqual([...versions, ['PUBLISHED', true, null], CANCELED])
    }
    expect(told(await left.messages(4))).toEqual([...versions.slice(0, 2), silent('LEFT'), CANCELED])
    expect(told(await byId.messages(4), 'articleUpdated')).toEqual([...versions, CANCELED])
    for (const { received } of [bySocket, byStream, left, byId]) {
      expect(received.filter(({ errors }) => errors)).toEqual([])
      expect(JSON.stringify(received)).not.toMatch(MARK)
    }
  })

  test('a withdrawal is delivered where the story had left the filter, and the story comes back where it is published', async () => {
    await using newsroom = await openNewsroom(backend)
    const after = await asOf(newsroom.url)
    const { article } = await newsroom.publish({ section: 'sport' })
    await newsroom.publish({ uri: article.uri, section: 'news' })
    await newsroom.ask(WITHHOLD, { input: { article: { id: article.id }, reason: 'Doubts.' } })
    await newsroom.publish({ uri: article.uri, section: 'news' })
    const follow = (section: string) =>
      openTicker(newsroom.url, { query: NEWS, variables: { after, filter: { sections: [section] } } })
    await using sport = await follow('sport')
    await using news = await follow('news')
    const withheld = ['WITHHELD', false, 'Doubts.']
    expect(told(await sport.messages(3))).toEqual([['PUBLISHED', true, null], ['LEFT', false, null], withheld])
    const shown = [['UPDATED', true, null], withheld, ['PUBLISHED', true, null]]
    expect(told(await news.messages(3))).toEqual(shown)
  })

  test('a curation that it was on is delivered again without it', async () => {
    await using newsroom = await openNewsroom(backend)
    const id = await tellIt(newsroom)
    await using list = await openTicker(newsroom.url, { query: CURATION })
    await list.messages(1)
    await kill(newsroom, id)
    expect((await list.messages(2)).map(({ data }) => data?.curationUpdated)).toEqual([
      { version: 1, articles: [{ headline: 'Quorvex found' }] },
      { version: 2, articles: [] },
    ])
  })

  test('no answer to reader or editor has a word of it, and neither has Redis', async () => {
    await using newsroom = await openNewsroom(backend)
    const id = await tellIt(newsroom)
    const article = `{ uri slug headline standfirst byline dateline slugline bodyText bodyHtml wordCount
      body { __typename ... on Paragraph { text } } livePosts { nodes { key text } } keyEvents { html } leadMedia { caption url }
      corrections { text } tags { name } authors { name } source { name itemUrl } section { slug }`
    const documents = [
      `query ($id: ID!) { node(id: $id) { ... on Article ${article} } }
        byUri: article(ref: { uri: "urn:killed" }) ${article} related { headline } translations { headline } }
        bySlug: article(ref: { slug: "quorvex-found" }) ${article} } }`,
      `query ($id: ID!) { nodes(ids: [$id]) { ... on Article ${article} } } }`,
      `{ latestNews(first: 20) { nodes { headline standfirst bodyText corrections { text } } }
        section(slug: "news") { articles { nodes { headline } } } tag(slug: "animals") { articles { nodes { headline } } }
        search(query: "quorvex") { edges { snippet node { headline } } } }`,
      `{ other: article(ref: { uri: "urn:other" }) { related { headline } translations { headline } }
        curation(slug: "ticker") { articles { headline } } }`,
    ]
    const revisions = '{ article(ref: { uri: "urn:killed" }) { revisions { edges { node { headline note } } } } }'
    const readers = documents.map((document) => ({ document, token: null }))
    const token = await newsroom.token()
    const editors = [...documents, revisions].map((document) => ({ document, token }))
    const answers = () =>
      Promise.all(
        [...readers, ...editors].map(async ({ document, token }) => {
          const answer = await newsroom.post(document, document.includes('$id') ? { id } : {}, token)
          expect(answer.errors).toBeUndefined()
          return JSON.stringify(answer)
        }),
      )
    for (const answer of await answers()) expect(answer).toMatch(MARK)
    await kill(newsroom, id)
    for (const answer of await answers()) expect(answer).not.toMatch(MARK)
    expect(await everythingOnRedis(newsroom.backend.env.REDIS_URL)).not.toMatch(MARK)
  })
})
