import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import Parser from 'rss-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { rawRequest } from '../http/raw-request.ts'
import { type Newsroom, openNewsroom, type Published } from '../newsroom.ts'
import { HEADLINE, HOSTILE } from './hostile-story.ts'
import { jsonFeedProblems, ninjsItems, validateNewsmlG2, validateXml } from './validators.ts'

const KILL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
interface Killed {
  readonly cancelArticle: { readonly cursor: string }
}

/** Without characters that XML cannot contain. */
const STANDFIRST = HOSTILE.standfirst.replace('\ufffe', '')

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  let hostile: Published
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
    hostile = await newsroom.publish(HOSTILE)
    await newsroom.publish({ section: 'world', headline: 'Tide', language: 'en', byline: 'From our publisher' })
  })
  afterAll(() => newsroom?.[Symbol.asyncDispose]())

  const get = (path: string, headers: Record<string, string> = {}) => fetch(newsroom.url + path, { headers })
  const text = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).text()

  test.each(['latest', 'world', 'sport'])('the feeds of %s follow the rules of their formats', async (section) => {
    for (const language of ['', '?language=it', '?language=en']) {
      validateXml(await text(`/feeds/${section}.rss${language}`), 'rss')
      validateXml(await text(`/feeds/${section}.atom${language}`), 'atom')
      expect(jsonFeedProblems(await text(`/feeds/${section}.json${language}`))).toEqual([])
      expect(ninjsItems(await text(`/feeds/${section}.ninjs${language}`)).problems).toEqual([])
      validateNewsmlG2(await text(`/feeds/${section}.newsml${language}`))
    }
    validateXml(await text('/sitemap-news.xml'), 'news-sitemap')
  })

  test('a live story has its newest posts above its text, is as new as they are, and says where older ones are', async () => {
    const { article } = await newsroom.publish({
      headline: 'Live & well',
      language: 'de',
      bodyHtml: '<p>The story.</p>',
    })
    const post = 'mutation ($input: AddLivePostInput!) { addLivePost(input: $input) { cursor post { updatedAt } } }'
    let last = { cursor: '', post: { updatedAt: '' } }
    for (let at = 1; at <= 11; at++) {
      const input = { article: { id: article.id }, headline: `<${at}>`, html: `<p>Post ${at}.</p>` }
      last = (await newsroom.ask<{ addLivePost: typeof last }>(post, { input })).addLivePost
    }
    const { items } = parseJsonFeed(await text('/feeds/news.json', { 'x-news-cursor': last.cursor }))
    const item = items?.find(({ title }) => title === 'Live & well')
    const html = item?.content_html ?? ''
    expect(html.match(/Post \d+(?=\.)/g)).toEqual(Array.from({ length: 10 }, (_, at) => `Post ${11 - at}`))
    expect(html).toContain('<h3>&lt;11&gt;</h3>')
    expect(html).toMatch(/<p><a href="[^"]*\/articles\/live-well">Live &amp; well<\/a><\/p>\n<p>The story.<\/p>$/)
    expect(new Date(item?.date_modified ?? '')).toEqual(new Date(last.post.updatedAt))
    validateXml(await text('/feeds/news.atom'), 'atom')
  })

  test('crawlers learn where the sitemap is, and what is not for them', async () => {
    const { status, headers, body } = await rawRequest(`${newsroom.url}/robots.txt`, {})
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'text/plain; charset=utf-8' })
    const lines = String(body).split('\n')
    const [, sitemap = ''] = /^Sitemap: (.+)$/m.exec(String(body)) ?? []
    expect((await fetch(sitemap)).headers.get('content-type')).toContain('xml')
    const refused = lines.flatMap((line) => /^Disallow: (.+)$/.exec(line)?.[1] ?? [])
    const allowed = (path: string) => refused.every((prefix) => !path.startsWith(prefix))
    expect(['/', '/it', '/en/world', '/en/articles/a', '/feeds/latest.rss'].every(allowed)).toBe(true)
    expect(['/graphql?query={x}', '/it/search?q=a', '/en/search'].some(allowed)).toBe(false)
  })

  test('readers of RSS read every text as it was written, whatever is in it', async () => {
    const xml = await text('/feeds/europe.rss')
    const [item] = parseRssFeed(xml).items ?? []
    expect(item?.guid).toEqual({ value: HOSTILE.uri, isPermaLink: false })
    expect(unescaped(item?.title)).toBe(HEADLINE)
    expect(unescaped(item?.description)).toBe(STANDFIRST)
    expect(item?.categories?.map(({ name }) => unescaped(name))).toEqual(['europe', ...HOSTILE.tags])
    expect(item?.dc).toEqual({ creators: HOSTILE.authors, languages: ['it'] })
    const [media] = item?.media?.contents ?? []
    expect(media).toMatchObject({
      url: HOSTILE.leadMedia.url,
      width: 1200,
      title: { value: HOSTILE.leadMedia.altText },
    })
    expect(media?.credits).toEqual([{ value: HOSTILE.leadMedia.credit }])
    const other = (await new Parser().parseString(xml)).items[0]
    expect([other?.guid, unescaped(other?.title)]).toEqual([HOSTILE.uri, HEADLINE])
    expect(other?.['content:encoded']).toBe(item?.content?.encoded)
    expect(item?.content?.encoded).toBe(await bodyOf(hostile))
  })

  test('readers of Atom do, too', async () => {
    const xml = await text('/feeds/europe.atom?language=it')
    const feed = parseAtomFeed(xml)
    const [entry] = feed.entries ?? []
    expect(feed.xml?.lang).toBe('it')
    expect([entry?.id, entry?.title?.value, entry?.summary?.value]).toEqual([HOSTILE.uri, HEADLINE, STANDFIRST])
    expect(entry?.authors?.map(({ name }) => name)).toEqual(HOSTILE.authors)
    expect(entry?.categories?.map(({ term }) => term)).toEqual(['europe', ...HOSTILE.tags])
    expect(entry?.content).toEqual({ type: 'html', value: await bodyOf(hostile) })
    const other = (await new Parser().parseString(xml)).items[0]
    expect([other?.id, other?.title, other?.content]).toEqual([HOSTILE.uri, HEADLINE, entry?.content?.value])
  })

  test('and newsrooms that take ninjs, an item on each line', async () => {
    const response = await get('/feeds/europe.ninjs')
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    const { items } = ninjsItems(await response.text())
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      uri: HOSTILE.uri,
      pubStatus: 'usable',
      version: '1',
      language: 'it',
      urgency: 5,
      headlines: [{ role: 'main', contentType: 'text/plain', value: HEADLINE }],
      descriptions: [{ role: 'summary', value: STANDFIRST }],
      bodies: [
        { contentType: 'text/html', value: await bodyOf(hostile) },
        { contentType: 'text/plain', value: 'End of data: ]]> and <script>, a & b, שלום 😀\n“]]>”' },
      ],
      people: HOSTILE.authors.map((name) => ({ name, rel: 'author' })),
      subjects: [
        { name: 'europe', rel: 'section', literal: 'europe' },
        ...HOSTILE.tags.map((name) => ({ name, rel: 'about' })),
      ],
      associations: [
        {
          name: 'main',
          type: 'picture',
          by: HOSTILE.leadMedia.credit,
          renditions: [{ href: HOSTILE.leadMedia.url, contentType: 'image/jpeg', width: 1200, height: 675 }],
        },
      ],
    })
    expect(items[0]).not.toHaveProperty('embargoedUntil')
  })

  test('and readers of JSON Feed', async () => {
    const json: unknown = JSON.parse(await text('/feeds/europe.json'))
    const [item] = parseJsonFeed(json).items ?? []
    expect(item).toMatchObject({
      id: HOSTILE.uri,
      title: HEADLINE,
      summary: STANDFIRST,
      language: 'it',
      tags: ['europe', ...HOSTILE.tags],
      content_html: await bodyOf(hostile),
      image: HOSTILE.leadMedia.url,
    })
    expect(item?.authors).toEqual(HOSTILE.authors.map((name) => ({ name })))
  })

  test('a feed has the news of one language or of all, of a section and those below it', async () => {
    const titles = async (path: string) =>
      (parseJsonFeed(JSON.parse(await text(path))).items ?? []).map(({ title }) => title)
    expect(await titles('/feeds/world.json')).toEqual(['Tide', HEADLINE])
    expect(await titles('/feeds/latest.json?language=it')).toEqual([HEADLINE])
    expect(await titles('/feeds/latest.json?language=en')).toEqual(['Tide'])
    expect(await titles('/feeds/sport.json')).toEqual([])
  })

  test('a section or a language that there is not is said in words', async () => {
    for (const path of ['/feeds/weather.rss', '/feeds/latest.atom?language=no_language']) {
      const response = await get(path)
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
      expect(await response.text()).toContain(
        'There is no section, tag, author or language of this name. All news: /feeds/latest.',
      )
    }
    expect((await get('/feeds/latest.pdf')).status).toBe(404)
    expect((await fetch(`${newsroom.url}/feeds/latest.rss`, { method: 'POST' })).status).toBe(405)
  })

  test('who has the feed is told so, by tag or by date, until something changes', async () => {
    const ask = (path: string, headers: Record<string, string> = {}) => rawRequest(newsroom.url + path, headers)
    for (const path of ['/feeds/sport.rss', '/sitemap-news.xml']) {
      const first = await ask(path)
      const tag = { 'if-none-match': first.headers.etag ?? '' }
      expect((await ask(path, tag)).status).toBe(304)
      // HTTP dates have a resolution of a second: no `Last-Modified` until the second is over.
      const dated = async () => ({ 'if-modified-since': (await ask(path)).headers['last-modified'] ?? '' })
      await expect.poll(async () => (await ask(path, await dated())).status, { timeout: 5_000 }).toBe(304)
      const date = await dated()
      const { article, cursor } = await newsroom.publish({ section: 'sport', headline: 'Goal' })
      const published = { 'x-news-cursor': cursor }
      for (const condition of [tag, date]) expect((await ask(path, { ...condition, ...published })).status).toBe(200)
      expect(await text(path, published)).toContain('Goal')
      const killed = await newsroom.ask<Killed>(KILL, { input: { article: { id: article.id }, reason: 'Not true' } })
      expect(await text(path, { 'x-news-cursor': killed.cancelArticle.cursor })).not.toContain('Goal')
    }
  })

  test('a feed is kept as any answer is: made once, and gone with the news that it shows', async () => {
    // With the cursor of the publish, so that the gateway has read the event before it responds.
    const asked = async ({ cursor }: Published) => {
      const headers = { 'x-news-cursor': cursor }
      const answers = [await get('/feeds/news.rss', headers), await get('/feeds/news.rss', headers)]
      return answers.map((answer) => answer.headers.get('x-cache'))
    }
    expect(await asked(hostile)).toEqual(['MISS', 'HIT'])
    expect(await asked(await newsroom.publish({ section: 'sport' }))).toEqual(['HIT', 'HIT'])
    expect(await asked(await newsroom.publish({ section: 'news' }))).toEqual(['MISS', 'HIT'])
    const head = await fetch(`${newsroom.url}/feeds/news.rss`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(500)
  })

  async function bodyOf({ article }: Published): Promise<string> {
    const query = 'query ($uri: String!) { article(ref: { uri: $uri }) { bodyHtml } }'
    return (await newsroom.ask<{ article: { bodyHtml: string } }>(query, { uri: article.uri })).article.bodyHtml
  }
})

/** What a feed reader shows that interprets the text as HTML. */
function unescaped(html: string | undefined): string {
  const plain = /&(lt|gt|amp);/.test(html ?? '')
  const characters: Record<string, string> = { lt: '<', gt: '>', amp: '&' }
  return plain ? (html ?? '').replace(/&(lt|gt|amp);/g, (_, name) => characters[name] ?? '') : (html ?? '')
}
