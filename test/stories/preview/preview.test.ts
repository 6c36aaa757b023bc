import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { backends } from '../../backends.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { previewing } from './previewing.ts'

const HOUR_MS = 3_600_000

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  let desk: ReturnType<typeof previewing>
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
    desk = previewing(newsroom)
  })
  afterAll(() => newsroom?.[Symbol.asyncDispose]())
  afterEach(() => void vi.useRealTimers())

  test('a link shows the draft to a reader, marked as a preview, which no cache keeps and no crawler indexes', async () => {
    await newsroom.publish({ uri: 'urn:both', slug: 'both', headline: 'As it is' })
    const id = await desk.draft({ uri: 'urn:both', headline: 'As it may be' })
    const { url } = await desk.link(id)
    const { status, headers, html } = await desk.get(url)
    expect(status).toBe(200)
    expect(html).toContain('<h1 data-headline>As it may be</h1>')
    expect(html).toContain('<h2 id="preview-title">Preview</h2>')
    expect(html).toContain('This is a draft. It is not published.')
    expect(html).toContain('<meta name="robots" content="noindex">')
    for (const part of ['rel="canonical"', 'application/ld+json', 'og:', 'article:published_time', 'id="live"']) {
      expect(html, part).not.toContain(part)
    }
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'referrer-policy': 'no-referrer',
      'x-cache': 'BYPASS',
    })
    expect([headers.get('etag'), headers.get('cache-tag'), headers.get('last-modified')]).toEqual([null, null, null])
    // A draft changes without an event, so a stored page would be seen here.
    await desk.draft({ uri: 'urn:both', headline: 'As it may be now' })
    expect((await desk.get(url)).html).toContain('<h1 data-headline>As it may be now</h1>')
    expect((await desk.get(`${newsroom.url}/en/articles/both`)).html).toContain('<h1 data-headline>As it is</h1>')
  })

  test('the token opens the same in GraphQL, which is not cached either', async () => {
    const id = await desk.draft({ uri: 'urn:api', headline: 'Unripe' })
    const { token, expiresAt } = await desk.link(id)
    const preview = { expiresAt, draft: { headline: 'Unripe', body: [{ text: 'Words.' }] }, scheduled: null }
    expect(await desk.preview(token)).toEqual({ data: { preview } })
    for (const headline of ['Unripe', 'Riper']) {
      await desk.draft({ uri: 'urn:api', headline })
      const { headers, html } = await desk.previewByGet(token)
      expect(JSON.parse(html)).toMatchObject({ data: { preview: { draft: { headline } } } })
      expect([
        headers.get('cache-control'),
        headers.get('cache-tag'),
        headers.get('etag'),
        headers.get('x-cache'),
      ]).toEqual(['private, no-store', null, null, 'BYPASS'])
    }
  })

  test('a page in Italian says in Italian that it is a preview', async () => {
    const id = await desk.draft({ headline: 'Acerbo', language: 'it' })
    const { url } = await desk.link(id)
    expect(url).toMatch(`${newsroom.url}/it/preview/`)
    const { html } = await desk.get(url)
    expect(html).toContain('<html lang="it">')
    expect(html).toContain('<h2 id="preview-title">Anteprima</h2>')
  })

  test('where there is a scheduled version beside the draft, the link shows both', async () => {
    const publishAt = new Date(Date.now() + HOUR_MS).toISOString()
    const { article } = await newsroom.publish({ uri: 'urn:later', headline: 'Scheduled', publishAt })
    const { url, token } = await desk.link(article.id)
    expect((await desk.get(url)).html).toContain('<h1 data-headline>Scheduled</h1>')
    await desk.draft({ uri: 'urn:later', headline: 'Drafted' })
    expect(await desk.preview(token)).toMatchObject({
      data: { preview: { draft: { headline: 'Drafted' }, scheduled: { headline: 'Scheduled', publishAt } } },
    })
    const draft = (await desk.get(url)).html
    expect(draft).toContain('<h1 data-headline>Drafted</h1>')
    const [, other = ''] = /<aside class="preview".*?href="([^"]+)"/s.exec(draft) ?? []
    const scheduled = (await desk.get(url + other)).html
    expect(scheduled).toContain('<h1 data-headline>Scheduled</h1>')
    expect(scheduled).toContain('It is scheduled for')
  })

  test('the token opens nothing else: no editors’ field, no other draft, and it is no token of a viewer', async () => {
    const id = await desk.draft({ uri: 'urn:one', headline: 'One', slug: 'one', related: [{ uri: 'urn:two' }] })
    await desk.draft({ uri: 'urn:two', headline: 'Two' })
    const { token } = await desk.link(id)
    const ask = (selection: string) =>
      newsroom.post(`query ($token: String!) { preview(token: $token) { draft { ${selection} } } }`, { token })
    expect((await ask('original { body }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(await ask('related { headline }')).toEqual({ data: { preview: { draft: { related: [] } } } })
    const article = '{ article(ref: { slug: "one" }) { headline } }'
    expect(await newsroom.post(article)).toEqual({ data: { article: null } })
    expect((await newsroom.post(article, {}, token)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  test('nothing of a draft with a link is in a list, a search, a feed or the sitemap', async () => {
    const id = await desk.draft({ headline: 'Quillmarker', slug: 'quillmarker', authors: ['Quillmarker'] })
    expect((await desk.get((await desk.link(id)).url)).html).toContain('Quillmarker')
    for (const path of ['/en', '/en/news', '/feeds/latest.rss', '/feeds/latest.json', '/sitemap-news.xml']) {
      expect((await desk.get(newsroom.url + path)).html, path).not.toContain('uillmarker')
    }
    expect((await desk.get(`${newsroom.url}/en/articles/quillmarker`)).status).toBe(404)
    const { data } = await newsroom.post('{ search(query: "quillmarker") { totalCount } }')
    expect(data).toEqual({ search: { totalCount: 0 } })
  })

  test('a link that opens nothing is answered alike, whether it is made up, expired, killed or published', async () => {
    const [expired, killed, published] = await Promise.all(
      ['urn:expired', 'urn:killed', 'urn:published'].map(async (uri) => {
        const id = await desk.draft({ uri, headline: 'Gone' })
        return { articleId: id, ...(await desk.link(id, new Date(Date.now() + 60_000))) }
      }),
    )
    if (!expired || !killed || !published) throw new Error('there is no link')
    expect((await desk.get(killed.url)).status).toBe(200)
    await desk.kill(killed.articleId)
    await newsroom.publish({ uri: 'urn:published', headline: 'Out' })
    vi.useFakeTimers({ now: Date.parse(expired.expiresAt), toFake: ['Date'] })
    const madeUp = { token: `${expired.token}A`, url: `${expired.url}A` }
    const links = [madeUp, expired, killed, published]
    const answers = await Promise.all(links.map(({ token }) => desk.preview(token)))
    expect(answers[0]).toMatchObject({ data: { preview: null }, errors: [{ extensions: { code: 'PREVIEW_INVALID' } }] })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const pages = await Promise.all(links.map(({ url }) => desk.get(url)))
    const [page] = pages
    expect(page?.status).toBe(404)
    expect(page?.html).toContain('Ask the newsroom for a new link.')
    expect(new Set(pages.map(({ status, html }) => status + html)).size).toBe(1)
    for (const { headers } of pages) {
      expect([headers.get('cache-control'), headers.get('x-robots-tag'), headers.get('cache-tag')]).toEqual([
        'private, no-store',
        'noindex, nofollow, noarchive',
        null,
      ])
    }
  })

  test('a link works until the second in which it expires', async () => {
    const id = await desk.draft({ headline: 'Until noon' })
    const { url, token, expiresAt } = await desk.link(id, new Date(Date.now() + 60_000))
    vi.useFakeTimers({ now: Date.parse(expiresAt) - 1, toFake: ['Date'] })
    expect((await desk.get(url)).status).toBe(200)
    vi.setSystemTime(Date.parse(expiresAt))
    expect((await desk.get(url)).status).toBe(404)
    expect((await desk.preview(token)).errors?.[0]?.extensions.code).toBe('PREVIEW_INVALID')
  })
})
