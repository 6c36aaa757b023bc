import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { editing } from './edit.ts'

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  let editors: ReturnType<typeof editing>
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
    editors = editing(newsroom)
  })
  afterAll(() => newsroom?.[Symbol.asyncDispose]())

  async function get(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(newsroom.url + path, { headers, redirect: 'manual' })
    return { status: response.status, headers: response.headers, html: await response.text() }
  }

  /** Headers for a response that is not older than now: with Redis, the gateway reads an event a moment after the mutation. */
  const now = async () => {
    const { latestNews } = await newsroom.ask<{ latestNews: { asOf: string } }>('{ latestNews(first: 1) { asOf } }')
    return { 'x-news-cursor': latestNews.asOf }
  }

  test.each([
    ['it-IT,it;q=0.9,en;q=0.8', '/it'],
    ['de, en;q=0.5, it;q=0.3', '/en'],
    ['it;q=0, en', '/en'],
    ['', '/en'],
  ])('a browser that asks for "%s" is led to %s', async (language, edition) => {
    const { status, headers } = await get('/', { 'accept-language': language })
    expect([status, headers.get('location'), headers.get('vary')]).toEqual([302, edition, 'accept-language'])
  })

  test('a front page is rendered once for all readers, and again before any subscriber receives news', async () => {
    await get('/it')
    const kept = await get('/it?utm_source=elsewhere', { 'accept-encoding': 'br' })
    expect(kept.headers.get('x-cache')).toBe('HIT')
    expect(kept.headers.get('content-encoding')).toBe('br')
    expect(kept.headers.get('cache-control')).toMatch(/^public, max-age=2/)
    expect(kept.headers.get('cache-tag')).toContain('news')
    expect((await get('/it', { 'if-none-match': kept.headers.get('etag') ?? '' })).status).toBe(304)
    const { cursor } = await newsroom.publish({ headline: 'Marea', language: 'it' })
    expect((await get('/it', { 'x-news-cursor': cursor })).html).toContain('Marea')
  })

  test('a page tells search engines and social networks what its editors wrote for them', async () => {
    const head = async () => (await get('/en/articles/paywalled', await now())).html.split('<body>')[0]
    await newsroom.publish({ slug: 'paywalled', headline: 'A headline', standfirst: 'A standfirst.' })
    expect(await head()).toContain('"isAccessibleForFree":true')
    await newsroom.publish({
      uri: (await newsroom.ask<{ article: { uri: string } }>('{ article(ref: { slug: "paywalled" }) { uri } }')).article
        .uri,
      headline: 'A headline',
      standfirst: 'A standfirst.',
      genre: 'Interview',
      access: 'PAID',
      canonicalUrl: 'https://example.com/original',
      seoTitle: 'Searched <title>',
      seoDescription: 'Found.',
      socialTitle: 'Shared',
      socialDescription: 'Liked.',
    })
    const html = await head()
    for (const part of [
      '<title>Searched &lt;title&gt; · Tickertape</title>',
      '<meta name="description" content="Found.">',
      '<link rel="canonical" href="https://example.com/original">',
      '<meta property="og:title" content="Shared">',
      '<meta property="og:description" content="Liked.">',
      '"genre":"Interview","isAccessibleForFree":false',
    ]) {
      expect(html).toContain(part)
    }
  })

  test('a page of ages is good for a minute at most, and never beyond an embargo', async () => {
    await newsroom.publish({ headline: 'Soon', embargoedUntil: new Date(Date.now() + 6_000).toISOString() })
    const { headers, html } = await get('/en')
    expect(html).not.toContain('Soon')
    expect(headers.get('cache-control')).toMatch(/max-age=[0-5],/)
    await expect.poll(async () => (await get('/en')).html.includes('Soon'), { timeout: 15_000 }).toBe(true)
  })

  test('an article has one address: earlier slugs and the other edition lead to it', async () => {
    const uri = 'tag:test,2026:moved'
    const first = await newsroom.publish({ uri, headline: 'Working title' })
    const second = await newsroom.publish({ uri, headline: 'Last title', slug: 'last-title' })
    for (const path of [`/en/articles/${first.article.slug}`, '/it/articles/last-title']) {
      const { status, headers } = await get(path, await now())
      expect([status, headers.get('location')]).toEqual([301, '/en/articles/last-title'])
    }
    const { status, html } = await get('/en/articles/last-title', await now())
    expect([second.article.slug, status]).toEqual(['last-title', 200])
    expect(html).toContain(`<link rel="canonical" href="${newsroom.url}/en/articles/last-title">`)
  })

  test('an article names who wrote it as its language does, unless its newsroom says it in its own words', async () => {
    for (const [slug, name] of [
      ['ada', 'Ada'],
      ['bo', 'Bo'],
    ])
      await newsroom.ask('mutation ($input: UpsertAuthorInput!) { upsertAuthor(input: $input) { author { id } } }', {
        input: { slug, name },
      })
    const link = (slug: string, name: string, edition = 'en') =>
      `<a href="/${edition}/authors/${slug}" rel="author">${name}</a>`
    const of = async (story: object) => {
      const { article } = await newsroom.publish({ authors: ['ada', 'bo'], ...story })
      return (await get(`/${'language' in story ? story.language : 'en'}/articles/${article.slug}`, await now())).html
    }
    expect(await of({})).toContain(`<p class="by">By ${link('ada', 'Ada')} and ${link('bo', 'Bo')}</p>`)
    expect(await of({ language: 'it' })).toContain(
      `<p class="by">di ${link('ada', 'Ada', 'it')} e ${link('bo', 'Bo', 'it')}</p>`,
    )
    expect(await of({ byline: 'Our own correspondent' })).toContain('<p class="by">Our own correspondent</p>')
  })

  test('a killed article is gone, with the reason and without a word of what it said', async () => {
    const { article } = await newsroom.publish({ headline: 'Poisonous claim', standfirst: 'Untrue lines' })
    const path = `/en/articles/${article.slug}`
    expect((await get(path, await now())).status).toBe(200)
    await editors.kill(article.id, 'It was not true')
    const { status, html } = await get(path, await now())
    expect(status).toBe(410)
    expect(html).toContain('It was not true')
    expect(html).not.toMatch(/Poisonous|Untrue lines/)
    expect((await get('/en', await now())).html).not.toContain('Poisonous')
  })

  test('a withheld article is gone until it is published again', async () => {
    const uri = 'tag:test,2026:withheld'
    const { article } = await newsroom.publish({ uri, headline: 'On hold' })
    const path = `/en/articles/${article.slug}`
    await editors.withhold(article.id, 'We are checking a name')
    const held = await get(path, await now())
    expect([held.status, held.html.includes('We are checking a name')]).toEqual([410, true])
    await newsroom.publish({ uri, headline: 'On hold' })
    expect((await get(path, await now())).status).toBe(200)
  })

  test('a draft is not hinted at', async () => {
    await newsroom.ask('mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { article { slug } } }', {
      input: {
        article: { headline: 'Secret plan', slug: 'secret-plan', language: 'en', section: 'news', bodyHtml: 'x' },
      },
    })
    expect((await get('/en/articles/secret-plan')).status).toBe(404)
  })

  test.each([
    ...['/it/nothing', '/en/articles/nothing', '/en/articles/%00', '/en/articles/%E0%A4%A', '/en/news/more'],
    ...['/en?after=nonsense', '/en/search?q=tide&after=nonsense'],
  ])('%s is a page that says that there is nothing, with a way on', async (path) => {
    const { status, html } = await get(path)
    expect(status).toBe(404)
    expect(html).toMatch(/Qui non c’è nulla|There is nothing here/)
    expect(html).toMatch(/<a href="\/(it|en)">/)
  })

  test('the page of a live story has its newest posts, pinned ones first, and leads back to the oldest', async () => {
    const { article } = await newsroom.publish({ headline: 'Ferries', labels: ['live'], bodyHtml: '<p>The story.</p>' })
    for (let at = 1; at <= 25; at++) await editors.post(article.id, `<p>Post number ${at}.</p>`)
    await editors.post(article.id, '<p>Where things stand.</p>', { pinned: true, headline: 'Now', key: 'now' })
    const posts: string[] = []
    let path: string | undefined = `/en/articles/${article.slug}`
    for (let page = 0; path !== undefined; page++) {
      const { html, status } = await get(path, await now())
      expect(status).toBe(200)
      expect(html.split('<p>The story.</p>')).toHaveLength(2)
      const modified = Date.parse(/article:modified_time" content="(.*?)"/.exec(html)?.[1] ?? '')
      expect(modified).toBeGreaterThan(Date.parse(/article:published_time" content="(.*?)"/.exec(html)?.[1] ?? ''))
      const [, body = ''] = html.split('<body>')
      posts.push(...Array.from(body.matchAll(/(Post number \d+|Where things stand)\./g), ([, text = '']) => text))
      path = /<a href="([^"]*)" rel="next">Earlier posts</.exec(html)?.[1]
      expect(page).toBeLessThan(2)
    }
    expect(posts).toEqual(['Where things stand', ...Array.from({ length: 25 }, (_, at) => `Post number ${25 - at}`)])
    expect((await get(`/en/articles/${article.slug}?after=nonsense`)).status).toBe(404)
  })

  test('the pages of a section lead back through time, each story once', async () => {
    const headlines = Array.from({ length: 45 }, (_, at) => `Goal number ${at + 1}`)
    for (const headline of headlines) await newsroom.publish({ headline, section: 'sport' })
    const read: string[] = []
    for (let path = '/en/sport'; path; ) {
      const { html } = await get(path)
      read.push(...[...html.matchAll(/data-headline>(Goal number \d+)</g)].map(([, headline = '']) => headline))
      path = /<a href="([^"]+)" rel="next">/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    }
    expect(read).toEqual(headlines.toReversed())
  })

  test('a search shows where it matches, and what was asked as it was written', async () => {
    await newsroom.publish({ headline: 'Of the estuary', bodyHtml: '<p>Herons & others fish at dawn.</p>' })
    const { status, html } = await get('/en/search?q=herons')
    expect(status).toBe(200)
    expect(html).toContain('<mark>Herons</mark> &amp; others')
    const strange = await get(`/en/search?${new URLSearchParams({ q: '"><script>alert(1)</script>' })}`)
    expect(strange.html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
    expect((await get(`/en/search?q=${'x'.repeat(2_000)}`)).status).toBe(200)
    expect((await get('/en/search?q=%00')).status).toBe(404)
  })

  test('an article has structured data and Open Graph metadata', async () => {
    const uri = 'tag:test,2026:harbour-it'
    await newsroom.publish({ uri, headline: 'Il porto riapre', slug: 'il-porto-riapre', language: 'it' })
    const { article } = await newsroom.publish({
      headline: 'The harbour reopens </script><b>',
      standfirst: 'After a year',
      translationOf: { uri },
      tags: ['Harbours'],
      authors: ['Ada Quay'],
    })
    const { html } = await get(`/en/articles/${article.slug}`)
    const [, data = ''] = /<script id="news-article" type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? []
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'The harbour reopens </script><b>',
      description: 'After a year',
      inLanguage: 'en',
      author: [{ name: 'Ada Quay' }],
    })
    expect(html).toContain('<meta property="og:description" content="After a year">')
    expect(html).toContain(`hreflang="it" href="${newsroom.url}/it/articles/il-porto-riapre">`)
    expect((await get('/it/articles/il-porto-riapre')).html).toContain(`/en/articles/${article.slug}`)
  })

  test('the feeds that a page names are there', async () => {
    for (const page of ['/it', '/en/world']) {
      const { html } = await get(page)
      const feeds = [...html.matchAll(/type="application\/[\w+]+" href="(\/feeds\/[^"]+)"/g)].map(
        ([, path = '']) => path,
      )
      expect(feeds).toHaveLength(3)
      for (const feed of feeds) expect((await get(feed)).status, feed).toBe(200)
    }
  })

  test('nothing but its own script runs in a page, and no other site may frame it', async () => {
    const { headers, html } = await get('/en')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'$/)
    expect(policy).not.toContain('unsafe')
    expect([...html.matchAll(/<script(?! id="live" type="application\/json")[^>]*>/g)].map(([tag]) => tag)).toEqual([
      expect.stringMatching(/^<script type="module" src="\/scripts\/page-[\w-]+\.js">$/),
    ])
    expect(html).not.toMatch(/ style="| on\w+="/)
  })

  test('style and script are immutable under the digest of their content', async () => {
    const { html } = await get('/en')
    const addresses = [...html.matchAll(/(?:src|href)="(\/(?:scripts|styles)\/[^"]+)"/g)].map(([, path = '']) => path)
    expect(addresses).toHaveLength(2)
    for (const path of addresses) {
      const { status, headers } = await get(path, { 'accept-encoding': 'br' })
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    }
  })

  test('an invalid cursor of the log is an error page', async () => {
    const { status, html } = await get('/en', { 'x-news-cursor': 'nonsense' })
    expect([status, JSON.parse(html).errors[0].extensions.code]).toEqual([400, 'CURSOR_INVALID'])
  })

  test('pages are only read', async () => {
    const response = await fetch(`${newsroom.url}/en`, { method: 'POST', body: 'x' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})
