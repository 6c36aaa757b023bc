import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { jsonFeedProblems, validateNewsmlG2, validateXml } from './validators.ts'

const HUB = 'https://hub.example/'
const SOUND = { url: 'https://example.org/harbour.mp3', kind: 'AUDIO', altText: null, durationSeconds: 90 }
const TAG = 'mutation ($input: UpsertTagInput!) { upsertTag(input: $input) { tag { slug } } }'

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend, { SITE_NAME: 'The Molo & Pier', WEBSUB_HUB_URL: HUB })
    await newsroom.publish({ headline: 'Ferry', tags: ['Harbour'], authors: ['Ada Rossi'], leadMedia: SOUND })
    const { cursor } = await newsroom.publish({ headline: 'Match', section: 'sport', authors: ['Bo Bianchi'] })
    await newsroom.ask(TAG, { input: { slug: 'harbour', name: 'Harbour', names: [{ language: 'it', text: 'Porto' }] } })
    await newsroom.hear(cursor)
  })
  afterAll(() => newsroom?.[Symbol.asyncDispose]())

  const get = (path: string) => fetch(newsroom.url + path)
  const text = async (path: string) => (await get(path)).text()

  test.each(['tags/harbour', 'authors/ada-rossi'])(
    'the feeds of %s have its stories, and follow the rules',
    async (topic) => {
      const rss = await text(`/feeds/${topic}.rss`)
      const atom = await text(`/feeds/${topic}.atom`)
      const json = await text(`/feeds/${topic}.json`)
      validateXml(rss, 'rss')
      validateXml(atom, 'atom')
      expect(jsonFeedProblems(json)).toEqual([])
      expect(parseRssFeed(rss).items?.map(({ title }) => title)).toEqual(['Ferry'])
      expect(parseAtomFeed(atom).entries?.map(({ title }) => title)).toEqual([{ value: 'Ferry' }])
      expect(parseJsonFeed(json).items?.map(({ title }) => title)).toEqual(['Ferry'])
      const newsml = await text(`/feeds/${topic}.newsml`)
      validateNewsmlG2(newsml)
      expect(newsml.match(/(?<=<title>)[^<]*(?=<\/title>\n)/g)).toEqual(['Ferry'])
      expect(parseJsonFeed(json).feed_url).toBe(`${newsroom.url}/feeds/${topic}.json`)
    },
  )

  test('a feed names its site and its topic, in the language that was asked for', async () => {
    const title = async (path: string) => parseJsonFeed(await text(path)).title
    expect(await title('/feeds/latest.json')).toBe('The Molo & Pier')
    expect(await title('/feeds/tags/harbour.json?language=it')).toBe('The Molo & Pier: Porto')
    expect(await title('/feeds/authors/ada-rossi.json')).toBe('The Molo & Pier: Ada Rossi')
    expect(parseAtomFeed(await text('/feeds/latest.atom')).authors).toEqual([{ name: 'The Molo & Pier' }])
    expect(await text('/sitemap-news.xml')).toContain('<news:name>The Molo &amp; Pier</news:name>')
  })

  test('a tag or an author that no story has, and a section in their place, have no feed', async () => {
    for (const path of [
      'tags/nothing.rss',
      'authors/nobody.atom',
      'tags/ada-rossi.json',
      'tags/latest.rss',
      'harbour.rss',
    ]) {
      expect((await get(`/feeds/${path}`)).status, path).toBe(404)
    }
  })

  test('players find the sound of a story', async () => {
    const enclosure = { url: SOUND.url, type: 'audio/mpeg' }
    const [ferry] = parseRssFeed(await text('/feeds/tags/harbour.rss')).items ?? []
    expect(ferry?.enclosures).toEqual([{ ...enclosure, length: 0 }])
    const [entry] = parseAtomFeed(await text('/feeds/tags/harbour.atom')).entries ?? []
    expect(entry?.links).toContainEqual({ rel: 'enclosure', href: SOUND.url, type: 'audio/mpeg' })
    const [match] = parseRssFeed(await text('/feeds/sport.rss')).items ?? []
    expect(match?.enclosures).toBe(undefined)
  })

  test('every feed leads to the hub and to itself', async () => {
    for (const format of ['rss', 'atom', 'json']) {
      const path = `/feeds/sport.${format}`
      const { headers } = await get(path)
      expect(headers.get('link')).toBe(`<${HUB}>; rel="hub", <${newsroom.url}${path}>; rel="self"`)
    }
    const hub = { rel: 'hub', href: HUB }
    expect(parseRssFeed(await text('/feeds/sport.rss')).atom?.links).toContainEqual(hub)
    expect(parseAtomFeed(await text('/feeds/sport.atom')).links).toContainEqual(hub)
    expect(parseJsonFeed(await text('/feeds/sport.json')).hubs).toEqual([{ type: 'WebSub', url: HUB }])
  })
})
