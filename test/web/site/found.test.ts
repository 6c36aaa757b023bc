import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { editing } from '../edit.ts'

describe.each(backends)('what the pages say to those who ask for them, on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
    for (const [mutation, input, fields] of [
      ['upsertAuthor', 'UpsertAuthorInput', { slug: 'ada', name: 'Ada Lovelace', bio: 'Writes of engines.' }],
      ['upsertTag', 'UpsertTagInput', { slug: 'tides', name: 'Tides', description: 'High and low.' }],
    ] as const) {
      await newsroom.ask(`mutation ($input: ${input}!) { ${mutation}(input: $input) { __typename } }`, {
        input: fields,
      })
    }
  })
  afterAll(() => newsroom?.[Symbol.asyncDispose]())

  async function get(path: string, headers: Record<string, string> = {}) {
    const { latestNews } = await newsroom.ask<{ latestNews: { asOf: string } }>('{ latestNews(first: 1) { asOf } }')
    const response = await fetch(newsroom.url + path, {
      headers: { accept: 'text/html', 'x-news-cursor': latestNews.asOf, ...headers },
      redirect: 'manual',
    })
    return { status: response.status, headers: response.headers, html: await response.text() }
  }

  test('an author and a topic have pages of their own, that articles lead to, each with its own feeds', async () => {
    const { article } = await newsroom.publish({ headline: 'Engine', authors: ['ada'], tags: ['tides'] })
    const story = await get(`/en/articles/${article.slug}`)
    expect(story.html).toContain('<a href="/en/authors/ada" rel="author">Ada Lovelace</a>')
    expect(story.html).toContain('<a href="/en/topics/tides">Tides</a>')
    for (const [path, name, line, feed] of [
      ['/en/authors/ada', 'Ada Lovelace', 'Writes of engines.', 'authors/ada'],
      ['/en/topics/tides', 'Tides', 'High and low.', 'tags/tides'],
    ]) {
      const { status, html } = await get(path ?? '')
      expect(status).toBe(200)
      for (const part of [`<h1>${name}</h1>`, line ?? '', '>Engine</a>', `/feeds/${feed}.rss?language=en`]) {
        expect(html).toContain(part)
      }
      const discovered = await get(`/feeds/${feed}.rss?language=en`)
      expect(discovered.html).toContain('Engine')
    }
    expect((await get('/en/authors/nobody')).status).toBe(404)
  })

  test('whatever page one comes to, it ends in the latest news', async () => {
    const { article } = await newsroom.publish({ headline: 'Newest of all' })
    const { article: killed } = await newsroom.publish({ headline: 'Soon killed' })
    const { article: read } = await newsroom.publish({ headline: 'Being read' })
    await editing(newsroom).kill(killed.id, 'Not true')
    for (const [path, status] of [
      [`/en/articles/${read.slug}`, 200],
      ['/en/nothing', 404],
      ['/en/topics/nothing', 404],
      ['/en/articles/nothing', 404],
      [`/en/articles/${killed.slug}`, 410],
    ] as const) {
      const page = await get(path)
      expect(page.status, path).toBe(status)
      const end = page.html.split('id="most-recent-title"')[1] ?? ''
      expect(end, path).toContain(`data-article="${article.id}"`)
      // The article that is open is not offered again.
      expect(end.includes(`data-article="${read.id}"`), path).toBe(status !== 200)
    }
  })

  test('a slash too many leads to the page, and no address shows a browser a page that is not ours', async () => {
    for (const [path, location] of [
      ['/en/', '/en'],
      ['/it/world/?after=x', '/it/world?after=x'],
    ]) {
      const { status, headers } = await get(path ?? '')
      expect([status, headers.get('location')]).toEqual([301, location])
    }
    const unknown = await get('/wp-admin', { 'accept-language': 'it' })
    expect([unknown.status, unknown.html.includes('Qui non c’è nulla')]).toEqual([404, true])
    expect((await get('/wp-admin', { accept: '*/*' })).html).toBe('There is nothing at this address.\n')
  })

  test('every page that may be found says how it is shared and allows large pictures; each part of a list has its address', async () => {
    const { article } = await newsroom.publish({
      headline: 'Shared',
      authors: ['ada'],
      leadMedia: { kind: 'IMAGE', url: 'https://pictures.test/1.png', altText: 'A tide' },
    })
    for (const path of ['/en', '/it', '/en/news', '/en/authors/ada', '/en/embed', `/en/articles/${article.slug}`]) {
      const { html } = await get(path)
      for (const part of ['og:title', 'og:type', 'og:url', 'twitter:card', 'max-image-preview:large']) {
        expect(html, path).toContain(part)
      }
    }
    const { html } = await get(`/en/articles/${article.slug}`)
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">')
    expect(html).toContain('<meta property="og:image:alt" content="A tide">')
    for (let at = 0; at < 20; at++) await newsroom.publish({ headline: `Sport ${at}`, section: 'sport' })
    await newsroom.publish({ headline: 'Sport 20', section: 'sport' })
    const first = (await get('/en/sport')).html
    const next = /<link rel="next" href="([^"]+)">/.exec(first)?.[1] ?? ''
    expect(first).toContain(`<link rel="canonical" href="${newsroom.url}/en/sport">`)
    const second = (await get(next.replace(newsroom.url, ''))).html
    expect(second).toContain(`<link rel="canonical" href="${next}">`)
    expect(second).not.toContain('noindex')
    expect(second).not.toContain('rel="next"')
  })

  test('a live story tells search engines its posts, each with its own address', async () => {
    const { article } = await newsroom.publish({ headline: 'Flood', labels: ['live'] })
    await editing(newsroom).post(article.id, '<p>The <em>bridge</em> is closed.</p>', { key: 'bridge', keyEvent: true })
    const { html } = await get(`/en/articles/${article.slug}`)
    const [, json = ''] = /<script id="news-article" type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? []
    const data = JSON.parse(json)
    expect(data['@type']).toBe('LiveBlogPosting')
    expect(data.liveBlogUpdate).toMatchObject([
      {
        '@type': 'BlogPosting',
        articleBody: 'The bridge is closed.',
        url: `${newsroom.url}/en/articles/${article.slug}#post-bridge`,
      },
    ])
    expect(html).toContain('href="#post-bridge"')
  })

  test('a search is narrowed by section, language and day', async () => {
    await newsroom.publish({ headline: 'Heron of the world', section: 'world' })
    await newsroom.publish({ headline: 'Heron of sport', section: 'sport' })
    await newsroom.publish({ headline: 'Heron italiano', language: 'it' })
    const found = async (query: string) =>
      [...(await get(`/en/search?q=heron${query}`)).html.matchAll(/data-headline>(Heron[^<]*)</g)]
        .map(([, headline]) => headline)
        .sort()
    expect(await found('')).toEqual(['Heron of sport', 'Heron of the world'])
    expect(await found('&section=world')).toEqual(['Heron of the world'])
    expect(await found('&language=it')).toEqual(['Heron italiano'])
    expect((await found('&language=all')).length).toBe(3)
    expect(await found('&to=2020-01-01')).toEqual([])
    expect((await found('&from=2020-01-01&section=')).length).toBe(2)
    const { html } = await get('/en/search?q=heron&section=world&language=it')
    expect(html).toMatch(/<option value="world" selected>/)
    expect(html).toMatch(/<option value="it" selected>/)
  })
})
