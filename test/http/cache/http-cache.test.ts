import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { editing } from '../../web/edit.ts'
import { rawRequest } from '../raw-request.ts'

const LATEST = '{ latestNews(first: 50) { asOf nodes { headline bodyText section { name } } } }'
const DEPENDS_ON = ['accept', 'accept-encoding', 'authorization', 'origin', 'x-news-cursor']
const address = (query: string) => `/graphql?query=${encodeURIComponent(query)}`
const headlines = (text: string) =>
  JSON.parse(text).data.latestNews.nodes.map((node: { headline: string }) => node.headline)

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend, { HTTP_MAX_AGE_SECONDS: '60', HTTP_STALE_SECONDS: '60' })
    for (let count = 0; count < 10; count++) await newsroom.publish({ bodyHtml: `<p>${'Many words. '.repeat(20)}</p>` })
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())
  const get = (query: string, headers: Record<string, string> = {}, method = 'GET') =>
    rawRequest(newsroom.url + address(query), headers, method)
  const post = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${newsroom.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    })

  test('the second who asks gets the same bytes from memory, until news comes', async () => {
    const first = await get(LATEST)
    expect(first).toMatchObject({ status: 200, headers: { 'x-cache': 'MISS' } })
    const second = await get(LATEST)
    expect(second).toMatchObject({ status: 200, headers: { 'x-cache': 'HIT', etag: first.headers.etag } })
    expect(second.body.equals(first.body)).toBe(true)
    const { cursor } = await newsroom.publish({ headline: 'Fresh' })
    const third = await get(LATEST, { 'x-news-cursor': cursor })
    expect(third.headers['x-cache']).toBe('MISS')
    expect(headlines(String(third.body))[0]).toBe('Fresh')
    expect(third.headers.etag).not.toBe(first.headers.etag)
  })

  test('a later page stays as it is when news comes, and goes when something on it or after it changes', async () => {
    const old = await newsroom.publish({ headline: 'Old', publishAt: '2020-01-01T00:00:00Z' })
    const first = await get('{ latestNews(first: 5) { pageInfo { endCursor } } }', { 'x-news-cursor': old.cursor })
    const edge = JSON.parse(String(first.body)).data.latestNews.pageInfo.endCursor
    const page = `{ latestNews(first: 50, after: "${edge}") { nodes { headline } } }`
    const counted = `{ latestNews(first: 50, after: "${edge}") { totalCount } }`
    const found = async (query: string) => (await get(query)).headers['x-cache']
    for (const query of [page, counted]) expect([await found(query), await found(query)]).toEqual(['MISS', 'HIT'])
    const fresh = await newsroom.publish()
    await get('{ latestNews(first: 5) { asOf } }', { 'x-news-cursor': fresh.cursor })
    expect([await found(page), await found(counted)]).toEqual(['HIT', 'MISS'])
    await editing(newsroom).correct(old.article.id, 'Older', 'Its headline was wrong.')
    await expect.poll(() => found(page)).toBe('MISS')
    expect(headlines(String((await get(page)).body))).toContain('Older')
  })

  test('POST is cached like GET, each separately', async () => {
    const query = '{ latestNews(first: 2) { nodes { headline } } }'
    expect((await post(query)).headers.get('x-cache')).toBe('MISS')
    expect((await get(query)).headers['x-cache']).toBe('MISS')
    expect((await post(query)).headers.get('x-cache')).toBe('HIT')
    expect((await get(query)).headers['x-cache']).toBe('HIT')
  })

  test('a client that has it gets a 304 without a body', async () => {
    const { headers } = await get(LATEST)
    const etag = String(headers.etag)
    for (const given of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
      const again = await get(LATEST, { 'if-none-match': given })
      expect(again, given).toMatchObject({ status: 304, headers: { etag } })
      expect(again.body).toHaveLength(0)
    }
    expect((await get(LATEST, { 'if-none-match': '"other"' })).status).toBe(200)
    await newsroom.publish()
    await expect.poll(async () => (await get(LATEST, { 'if-none-match': etag })).status).toBe(200)
  })

  test('conditions are for GET: a POST is answered whatever it names', async () => {
    const given = { 'content-type': 'application/json', 'if-none-match': '*' }
    const body = JSON.stringify({ query: '{ sections { nodes { slug name } } }' })
    for (const xCache of ['MISS', 'HIT', 'HIT']) {
      const { status, headers } = await rawRequest(`${newsroom.url}/graphql`, given, 'POST', body)
      expect([status, headers['x-cache']]).toEqual([200, xCache])
    }
  })

  test('HEAD says what GET would, without the body', async () => {
    const whole = await get(LATEST)
    const head = await get(LATEST, {}, 'HEAD')
    expect(head).toMatchObject({ status: 200, headers: { etag: whole.headers.etag, 'x-cache': 'HIT' } })
    expect(head.body).toHaveLength(0)
  })

  test('it is compressed for those who take that, best first, and says on what it depends', async () => {
    const plain = await get(LATEST)
    const brotli = await get(LATEST, { 'accept-encoding': 'gzip, deflate, br' })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
    const gzip = await get(LATEST, { 'accept-encoding': 'gzip, br;q=0' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
    for (const { headers, body } of [plain, brotli, gzip]) {
      expect(headers['content-length']).toBe(String(body.length))
      for (const name of DEPENDS_ON) expect(headers.vary).toContain(name)
    }
  })

  test.each([1, 20, 100])(
    'letters of every script come as they were written, also from memory: %i times',
    async (times) => {
      const headline = 'Città di 東京, Ελλάδα, Київ 🚢'
      const { article, cursor } = await newsroom.publish({
        headline,
        bodyHtml: `<p>${`${headline}. `.repeat(10 * times)}</p>`,
      })
      const query = `{ article(ref: { uri: "${article.uri}" }) { headline bodyText } }`
      const told = (body: Buffer) => JSON.parse(String(body)).data.article
      const expected = { headline, bodyText: `${headline}. `.repeat(10 * times).trim() }
      const forms = { identity: (body: Buffer) => body, br: brotliDecompressSync, gzip: gunzipSync }
      for (const [encoding, decode] of Object.entries(forms)) {
        for (const status of ['MISS', 'HIT']) {
          const { headers, body } = await get(`${query} # ${encoding}`, {
            'accept-encoding': encoding,
            'x-news-cursor': cursor,
          })
          expect(headers['x-cache']).toBe(status)
          const encoded = headers['content-encoding'] !== undefined
          expect(told(encoded ? decode(body) : body)).toEqual(expected)
          expect(headers['content-length']).toBe(String(body.length))
        }
      }
    },
  )

  test('an allowed origin gets CORS headers, also on cached responses; requests with a token bypass the cache', async () => {
    const query = '{ latestNews(first: 3) { nodes { slug } } }'
    await get(query)
    expect((await get(query)).headers).toMatchObject({ 'x-cache': 'HIT' })
    const shown = await get(query, { origin: newsroom.url })
    expect(shown.headers).toMatchObject({ 'x-cache': 'HIT', 'access-control-allow-origin': newsroom.url })
    expect(shown.headers.vary).toContain('origin')
    const evil = await get(query, { origin: 'https://evil.example' })
    expect(evil.headers).not.toHaveProperty('access-control-allow-origin')
    const wrong = await get(query, { authorization: 'Bearer none' })
    expect(String(wrong.body)).toContain('UNAUTHENTICATED')
  })

  test('it says how long it holds, what it is made of, and where in the log it stands', async () => {
    const { article, cursor } = await newsroom.publish({ section: 'sport', authors: ['Ada Conti'] })
    const query = `{ article(ref: { uri: "${article.uri}" }) { headline authors { name } } latestNews(filter: { sections: ["sport"] }) { totalCount } }`
    const { headers } = await get(query, { 'x-news-cursor': cursor })
    expect(headers['cache-control']).toMatch(/^public, max-age=\d+, stale-while-revalidate=\d+$/)
    const tags = String(headers['cache-tag']).split(',')
    expect(tags).toContain(`uri:${encodeURIComponent(article.uri)}`)
    expect(tags).toContain('section-news:sport')
    expect(tags.some((tag) => tag.startsWith('author:'))).toBe(true)
    expect(headers['x-news-cursor']).toBe(cursor)
  })

  test('no lifetime goes beyond the next change that is due', async () => {
    const publishAt = new Date(Date.now() + 6_000).toISOString()
    await newsroom.publish({ headline: 'Due', publishAt })
    const { headers, body } = await get('{ latestNews(first: 3) { nodes { headline } } }')
    expect(headers['cache-control']).toMatch(/^public, max-age=[0-5], stale-while-revalidate=[0-5]$/)
    expect(headlines(String(body))).not.toContain('Due')
    const later = async () => headlines(String((await get('{ latestNews(first: 3) { nodes { headline } } }')).body))
    await expect.poll(later, { timeout: 15_000 }).toContain('Due')
  })

  test('errors, mutations and requests with a token or no-cache are not cached', async () => {
    for (const query of [
      '{ nothing }',
      '{',
      '{ article(ref: { id: "a" }) { id } }',
      'mutation { upsertSection(input: { slug: "x", name: "X" }) { section { id } } }',
    ]) {
      for (const _ of [1, 2]) {
        const response = await post(query)
        expect(response.headers.get('x-cache'), query).toBe('BYPASS')
        expect(response.headers.get('cache-control')).toBe('private, no-store')
        expect(response.headers.get('etag')).toBeNull()
      }
    }
    const query = '{ viewer { subject } latestNews(first: 1) { nodes { headline } } }'
    for (const _ of [1, 2]) {
      const response = await post(query, { authorization: `Bearer ${await newsroom.token()}` })
      expect(response.headers.get('x-cache')).toBe('BYPASS')
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      expect(await response.json()).toMatchObject({ data: { viewer: { subject: 'editor' } } })
    }
    expect(await (await post(query)).json()).toMatchObject({ data: { viewer: { subject: null } } })
    expect((await get(LATEST, { 'cache-control': 'no-cache' })).headers['x-cache']).toBe('BYPASS')
  })

  test('what was looked for and not there is found as soon as it is', async () => {
    const questions = [
      '{ article(ref: { uri: "urn:late" }) { headline } }',
      '{ article(ref: { slug: "a-late-one" }) { headline } }',
      '{ author(slug: "late-author") { name } }',
      '{ tag(slug: "late-tag") { name } }',
      '{ curation(slug: "late-list") { slug } }',
      '{ section(slug: "late-section") { name } }',
      '{ search(query: "quokkas") { totalCount } }',
    ]
    const ask = async (query: string) => String((await get(query)).body)
    const before = []
    for (const query of questions) before.push(await ask(query))
    const section = 'mutation { upsertSection(input: { slug: "late-section", name: "Late" }) { section { id } } }'
    await newsroom.ask(section)
    const story = {
      uri: 'urn:late',
      slug: 'a-late-one',
      headline: 'Quokkas',
      authors: ['Late Author'],
      tags: ['Late tag'],
    }
    const { article } = await newsroom.publish(story)
    await newsroom.ask('mutation ($input: SetCurationInput!) { setCuration(input: $input) { curation { id } } }', {
      input: { slug: 'late-list', articles: [{ id: article.id }] },
    })
    for (const [at, query] of questions.entries()) {
      await expect.poll(() => ask(query), { message: query }).not.toBe(before[at])
    }
  })

  test('a cursor that is none, or lies ahead, is refused; one that was just written is waited for', async () => {
    expect((await get(LATEST, { 'x-news-cursor': 'nonsense' })).body.toString()).toContain('CURSOR_INVALID')
    const { cursor } = await newsroom.publish({ headline: 'Mine' })
    expect(headlines(String((await get(LATEST, { 'x-news-cursor': cursor })).body))).toContain('Mine')
  })
})
