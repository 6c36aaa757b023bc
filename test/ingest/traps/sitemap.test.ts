import { areRead, at, type Sample } from './samples.ts'

const sitemap = (...urls: string[]) =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${urls.join('')}</urlset>`
const page = (loc: string, news: string, more = '') => `<url><loc>${loc}</loc>${news}${more}</url>`
const news = (date: string, more = '') =>
  `<news:news><news:publication><news:name>Quay</news:name><news:language>en</news:language></news:publication><news:publication_date>${date}</news:publication_date><news:title>Pier</news:title>${more}</news:news>`

const SITEMAPS: readonly Sample[] = [
  [
    'a sitemap with dates of a day and of a minute',
    sitemap(
      page('https://quay.example/1', news('2026-05-02')),
      page('https://quay.example/2', news('2026-05-02T10:00+02:00')),
    ),
    [{ publishedAt: at('2026-05-02T00:00:00Z') }, { publishedAt: at('2026-05-02T08:00:00Z') }],
  ],
  [
    'a sitemap with keywords in CDATA, and pictures',
    sitemap(
      page(
        'https://quay.example/1',
        news('2026-05-02', '<news:keywords><![CDATA[R&D, Ports]]></news:keywords>'),
        '<image:image><image:loc>https://m.example/a.jpg</image:loc></image:image>',
      ),
    ),
    [{ tags: ['R&D', 'Ports'], media: [{ url: 'https://m.example/a.jpg' }] }],
  ],
  [
    'a sitemap with other prefixes',
    sitemap(page('https://quay.example/1?a=1&amp;b=2', news('2026-05-02')))
      .replaceAll('news:', 'n:')
      .replace('xmlns:news', 'xmlns:n'),
    [{ uri: 'https://quay.example/1?a=1&b=2', language: 'en' }],
  ],
  [
    'a sitemap with pages that are no news',
    sitemap(page('https://quay.example/about', ''), page('https://quay.example/1', news('2026-05-02'))),
    [{ uri: 'https://quay.example/1' }],
  ],
  [
    'a sitemap that names a page twice',
    sitemap(
      page('https://quay.example/1', news('2026-05-02T08:00:00Z')),
      page('https://quay.example/1', news('2026-05-02T08:00:00Z'), '<lastmod>2026-05-02T09:00:00Z</lastmod>'),
    ),
    [{ updatedAt: at('2026-05-02T09:00:00Z') }],
  ],
]

areRead([...SITEMAPS])
