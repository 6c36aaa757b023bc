import { expect, test } from 'vitest'
import { parseDocument } from '../../../src/ingest/formats/detect.ts'
import { itemIn, parsedIn } from './parsed.ts'

const sitemap = (...urls: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">${urls.map((url) => `<url>${url}</url>`).join('')}</urlset>`

const news = (fields = '', date = '2026-05-02T08:00+02:00') =>
  `<loc>https://quay.example/a?x=1&amp;y=2</loc><news:news><news:publication><news:name>Quay</news:name><news:language>en</news:language></news:publication><news:publication_date>${date}</news:publication_date><news:title>Pier &amp; quay</news:title>${fields}</news:news>`

test('an entry has its headline, address, time, language and keywords', () => {
  expect(
    itemIn(
      sitemap(
        `${news('<news:genres>Blog, Opinion</news:genres><news:keywords>ports, ferries</news:keywords>')}<lastmod>2026-05-03</lastmod>`,
      ),
    ),
  ).toMatchObject({
    uri: 'https://quay.example/a?x=1&y=2',
    itemUrl: 'https://quay.example/a?x=1&y=2',
    headline: 'Pier & quay',
    language: 'en',
    genres: ['Blog', 'Opinion'],
    tags: ['ports', 'ferries'],
    sourceName: 'Quay',
    publishedAt: new Date('2026-05-02T06:00:00Z'),
    updatedAt: new Date('2026-05-03T00:00:00Z'),
  })
})

test('pictures and films of an entry come with it', () => {
  const media =
    '<image:image><image:loc>https://m.example/a.jpg</image:loc><image:caption>The pier</image:caption></image:image><video:video><video:content_loc>https://m.example/v.mp4</video:content_loc><video:description>A film</video:description><video:duration>95</video:duration></video:video>'
  expect(itemIn(sitemap(news() + media))).toMatchObject({
    standfirst: 'A film',
    media: [
      { kind: 'IMAGE', url: 'https://m.example/a.jpg', caption: 'The pier' },
      { kind: 'VIDEO', url: 'https://m.example/v.mp4', durationSeconds: 95 },
    ],
  })
})

test('pages that are no news are left out', () => {
  expect(parsedIn(sitemap('<loc>https://quay.example/about</loc>'))).toEqual([])
})

test('a date that cannot be read is named, and the entry stays', () => {
  expect(itemIn(sitemap(news('', 'lately'))).warnings).toEqual([
    'publication_date: "lately" is no date that can be read',
  ])
})

test('an entry without an address or headline is refused, the others stay', () => {
  const parsed = parsedIn(sitemap(news().replace(/<loc>.*<\/loc>/, '<loc>javascript:x</loc>'), news()))
  expect(parsed).toMatchObject([{ refused: { name: 'Pier & quay' } }, { item: {} }])
})

test('an index of sitemaps is refused with what to do', () => {
  const index =
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://quay.example/1.xml</loc></sitemap></sitemapindex>'
  expect(parseDocument(index)).toEqual({ problem: 'it is an index of sitemaps: name one of its sitemaps' })
})
