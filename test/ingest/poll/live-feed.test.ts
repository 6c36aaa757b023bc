import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { asOf, openTicker } from '../../ticker.ts'
import { serveSource } from './serve.ts'

const CREATE = 'mutation ($input: CreateFeedInput!) { createFeed(input: $input) { feed { state } } }'
const SCOPES = 'articles:write sections:write feeds:write'
const LIVE = 'subscription ($after: LogCursor) { latestNews(after: $after) { kind uri article { headline } } }'

const rss = (...items: readonly string[]) =>
  `<rss version="2.0"><channel><title>Harbour wire</title><link>https://harbour.example/</link>${items.join('')}</channel></rss>`
const item = (guid: string, title: string) =>
  `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><description>Words.</description></item>`

async function createFeed(newsroom: Newsroom, input: object): Promise<void> {
  const { errors } = await newsroom.post(CREATE, { input }, await newsroom.token(SCOPES))
  if (errors) throw new Error(JSON.stringify(errors))
}

async function push(newsroom: Newsroom, slug: string, body: string, scope = SCOPES) {
  const headers = { 'content-type': 'application/rss+xml', authorization: `Bearer ${await newsroom.token(scope)}` }
  const response = await fetch(`${newsroom.url}/ingest/${slug}`, { method: 'POST', headers, body })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

describe.each(backends)('on $name', (backend) => {
  test('a story of a feed is live within moments of the feed being created', async () => {
    await using newsroom = await openNewsroom(backend, { OUTBOUND_ADDRESSES: 'any' })
    await using source = await serveSource((_request, response) => response.end(rss(item('1', 'Ferries sail'))))
    await using ticker = await openTicker(newsroom.url, { query: LIVE, variables: { after: await asOf(newsroom.url) } })
    await createFeed(newsroom, { slug: 'harbour', url: `${source.url}/feed.rss`, section: 'world', tags: ['Ports'] })
    const [message] = await ticker.messages(1)
    expect(message?.data?.latestNews).toMatchObject({ kind: 'PUBLISHED', article: { headline: 'Ferries sail' } })
    const { latestNews } = await newsroom.ask<{ latestNews: object }>(
      '{ latestNews { nodes { headline section { slug } tags { name } source { name } } } }',
    )
    expect(latestNews).toEqual({
      nodes: [
        {
          headline: 'Ferries sail',
          section: { slug: 'world' },
          tags: [{ name: 'Ports' }],
          source: { name: 'Harbour wire' },
        },
      ],
    })
  })

  test('by default no feed of this machine or of a private network is read', async () => {
    await using newsroom = await openNewsroom(backend)
    await using source = await serveSource((_request, response) => response.end(rss(item('1', 'Ferries sail'))))
    await createFeed(newsroom, { slug: 'harbour', url: source.url })
    const token = await newsroom.token(SCOPES)
    await expect
      .poll(async () => (await newsroom.post('{ feed(slug: "harbour") { state lastError } }', {}, token)).data)
      .toMatchObject({ feed: { state: 'FAILING', lastError: expect.stringContaining('not a public address') } })
    expect(source.requests).toEqual([])
  })

  test('a source sends its documents itself, and is told what became of the items', async () => {
    await using newsroom = await openNewsroom(backend)
    await createFeed(newsroom, { slug: 'harbour', section: 'world' })
    const both = rss(item('1', 'Ferries sail'), item('2', 'Ports close'), '<item><guid>urn:3</guid></item>')
    expect(await push(newsroom, 'harbour', both)).toEqual({
      status: 200,
      body: {
        outcomes: { NEW: 2, REFUSED: 1 },
        refusals: [{ name: expect.any(String), reason: expect.stringContaining('headline') }],
      },
    })
    expect(await push(newsroom, 'harbour', rss(item('1', 'Ferries sail')))).toMatchObject({
      body: { outcomes: { UNCHANGED: 1 } },
    })
  })

  test.each([
    ['no document', 'harbour', '<html>', SCOPES, 400, 'BAD_USER_INPUT'],
    ['an unknown feed', 'nothing', rss(), SCOPES, 400, 'NOT_FOUND'],
    ['a token of somebody else', 'harbour', rss(), 'articles:write', 403, 'FORBIDDEN'],
    ['too much', 'harbour', rss(item('1', 'x'.repeat(20_000))), SCOPES, 413, 'PAYLOAD_TOO_LARGE'],
    ['nothing', 'harbour', '', SCOPES, 400, 'BAD_USER_INPUT'],
    ['an entity bomb', 'harbour', `<!DOCTYPE rss [<!ENTITY a "ha">]>${rss()}`, SCOPES, 400, 'BAD_USER_INPUT'],
    ['a document that is cut off', 'harbour', rss(item('1', 'Cut')).slice(0, -9), SCOPES, 400, 'BAD_USER_INPUT'],
    ['deep JSON', 'harbour', '['.repeat(9_000), SCOPES, 400, 'BAD_USER_INPUT'],
  ])('%s is refused', async (_what, slug, body, scope, status, code) => {
    await using newsroom = await openNewsroom(backend, { MAX_FEED_BYTES: '10000' })
    await createFeed(newsroom, { slug: 'harbour' })
    expect(await push(newsroom, slug, body, scope)).toMatchObject({
      status,
      body: { errors: [{ extensions: { code, ...(code === 'BAD_USER_INPUT' && { issues: [{ path: ['body'] }] }) } }] },
    })
  })

  test('a feed of one format takes no other, and says so', async () => {
    await using newsroom = await openNewsroom(backend)
    await createFeed(newsroom, { slug: 'harbour', format: 'NINJS' })
    expect(await push(newsroom, 'harbour', rss(item('1', 'Ferries sail')))).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringContaining('it is RSS, and its feed takes only NINJS') }] },
    })
    const lines = ['urn:a', 'urn:b'].map((uri) => JSON.stringify({ uri, type: 'text', headline: `Of ${uri}` }))
    expect(await push(newsroom, 'harbour', lines.join('\n'))).toMatchObject({ body: { outcomes: { NEW: 2 } } })
  })

  test('a paused feed takes nothing', async () => {
    await using newsroom = await openNewsroom(backend)
    await createFeed(newsroom, { slug: 'harbour' })
    const pause = 'mutation { pauseFeed(input: { slug: "harbour" }) { feed { state } } }'
    const { errors } = await newsroom.post(pause, {}, await newsroom.token(SCOPES))
    expect(errors).toBeUndefined()
    expect(await push(newsroom, 'harbour', rss(item('1', 'Ferries sail')))).toMatchObject({
      body: { errors: [{ extensions: { code: 'CONFLICT', reason: 'PAUSED' } }] },
    })
  })
})
