import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { itemsIn } from '../ingest/formats/parsed.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { HEADLINE, HOSTILE } from './hostile-story.ts'
import { validateNewsmlG2 } from './validators.ts'

const CORRECT = 'mutation ($input: CorrectArticleInput!) { correctArticle(input: $input) { cursor } }'

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend, { SITE_NAME: 'Molo & Pier' })
  })
  afterAll(() => newsroom?.[Symbol.asyncDispose]())

  const read = async (path: string, cursor = '') => {
    const response = await fetch(`${newsroom.url}/feeds/${path}.newsml`, {
      headers: cursor === '' ? {} : { 'x-news-cursor': cursor },
    })
    expect(response.headers.get('content-type')).toBe('application/vnd.iptc.g2.newsmessage+xml; charset=utf-8')
    const xml = await response.text()
    validateNewsmlG2(xml)
    return xml
  }

  test('a message without a story is valid, and its readers take it for no mistake', async () => {
    expect(itemsIn(await read('sport'))).toEqual([])
  })

  test('a story has its words, people, places, pages and times, and its picture as an item of its own', async () => {
    const other = await newsroom.publish({ headline: 'Before' })
    const { article, cursor } = await newsroom.publish({
      ...HOSTILE,
      bodyHtml: '<p>One<br>two.</p><hr><figure><img src="https://harbour.example/in.jpg" alt="a"></figure>',
      authors: ['Ada Quay', 'Ben Pier'],
      byline: 'Ada Quay, at the pier',
      dateline: 'LARDA',
      slugline: 'ferry-opens',
      genre: 'Report',
      urgency: 3,
      expiresAt: '2100-01-01T00:00:00.000Z',
      canonicalUrl: 'https://harbour.example/first',
      source: { name: 'Harbour Wire', url: 'https://wire.example/' },
      related: [{ id: other.article.id }],
    })
    const xml = await read('europe', cursor)
    expect(xml).toContain(
      '<body><p>One<br/>two.</p>\n<hr/>\n<figure><img src="https://harbour.example/in.jpg" alt="a"/>',
    )
    expect(xml).toContain('<rightsInfo><copyrightHolder><name>Harbour Wire</name></copyrightHolder></rightsInfo>')
    expect(xml).toContain(`<provider uri="${newsroom.url}/"><name>Molo &amp; Pier</name></provider>`)
    expect(xml).not.toContain('embargoed')
    expect(itemsIn(xml)).toMatchObject([
      {
        id: HOSTILE.uri,
        version: '1',
        headline: HEADLINE,
        authors: ['Ada Quay', 'Ben Pier'],
        byline: 'Ada Quay, at the pier',
        dateline: 'LARDA',
        slugline: 'ferry-opens',
        genres: ['Report'],
        urgency: 3,
        language: 'it',
        categories: ['europe', ...HOSTILE.tags],
        tags: HOSTILE.tags,
        expiresAt: new Date('2100-01-01'),
        sourceName: 'Harbour Wire',
        itemUrl: `${newsroom.url}/it/articles/${encodeURIComponent(article.slug)}`,
        related: [other.article.uri],
        media: [{ url: HOSTILE.leadMedia.url, altText: HOSTILE.leadMedia.altText, width: 1200, height: 675 }],
        warnings: [],
      },
    ])
  })

  test('what was corrected is a note to editors, with the signal of a correction', async () => {
    const { article } = await newsroom.publish({ section: 'world' })
    const input = { article: { id: article.id }, text: 'It was <5, not 6.' }
    const { correctArticle } = await newsroom.ask(CORRECT, { input })
    const xml = await read('world', Object(correctArticle).cursor)
    expect(xml).toContain('<edNote>It was &lt;5, not 6.</edNote>\n<signal qcode="sig:correction"/>')
    expect(itemsIn(xml)).toMatchObject([
      { id: article.uri, editorialNote: 'It was <5, not 6.', pubStatus: 'usable' },
      {},
    ])
  })
})
