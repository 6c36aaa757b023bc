import { expect, test } from 'vitest'
import { publishedAs } from '../sample.ts'
import { itemIn, itemsIn, parsedIn } from './parsed.ts'

const atom03 = (entry: string) =>
  `<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title>Quay</title><link rel="alternate" type="text/html" href="https://quay.example/"/><modified>2003-12-13T18:30:02Z</modified><author><name>Ada Moro</name></author><entry><title>Pier</title><link rel="alternate" type="text/html" href="https://quay.example/2"/><id>tag:quay.example,2003:3</id><issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-13T18:30:02Z</modified>${entry}</entry></feed>`

test('an entry of Atom 0.3 has its times, its author from the feed and its text', () => {
  const item = itemIn(
    atom03(
      '<summary type="text/plain">In short.</summary><content type="text/html" mode="escaped">&lt;p&gt;One &amp;amp; two.&lt;/p&gt;</content>',
    ),
  )
  expect(item).toMatchObject({
    uri: 'tag:quay.example,2003:3',
    authors: ['Ada Moro'],
    standfirst: 'In short.',
    language: 'en',
    publishedAt: new Date('2003-12-13T12:29:29Z'),
    updatedAt: new Date('2003-12-13T18:30:02Z'),
    itemUrl: 'https://quay.example/2',
  })
  expect(publishedAs(item).html).toBe('<p>One &amp; two.</p>')
})

test.each([
  ['its own author', '<author><name>Leo Tan</name></author>', { authors: ['Leo Tan'] }],
  ['Dublin Core', '<dc:subject xmlns:dc="http://purl.org/dc/elements/1.1/">Ports</dc:subject>', { headline: 'Pier' }],
  ['only a summary', '<summary>In short.</summary>', { standfirst: 'In short.' }],
  ['a broken date', '<created>never</created>', { publishedAt: new Date('2003-12-13T12:29:29Z') }],
])('an entry of Atom 0.3 with %s is read', (_with, fields, expected) => {
  expect(itemIn(atom03(fields))).toMatchObject(expected)
})

const rss = (version: string, items: string, doctype = '') =>
  `<?xml version="1.0"?>${doctype}<rss version="${version}"><channel><title>Quay</title><link>https://quay.example</link><description>d</description><language>en</language>${items}</channel></rss>`

const netscape =
  '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'

test.each([
  [
    '0.91 with the document type of Netscape',
    rss(
      '0.91',
      '<item><title>Pier</title><link>https://quay.example/1</link><description>In short.</description></item>',
      netscape,
    ),
  ],
  [
    '0.91 of Userland',
    rss(
      '0.91',
      '<item><title>Pier</title><link>https://quay.example/1</link><description>In short.</description></item>',
    ),
  ],
  [
    '0.92',
    rss(
      '0.92',
      '<item><title>Pier</title><link>https://quay.example/1</link><description>In &lt;b&gt;short&lt;/b&gt;.</description><category>Ports</category></item>',
    ),
  ],
  [
    '0.93',
    rss(
      '0.93',
      '<item><title>Pier</title><link>https://quay.example/1</link><pubDate>Sat, 02 May 2026 08:00:00 GMT</pubDate><description>In short.</description></item>',
    ),
  ],
  [
    '2.0',
    rss(
      '2.0',
      '<item><title>Pier</title><link>https://quay.example/1</link><description>In short.</description></item>',
    ),
  ],
])('an item of RSS %s has its headline, link and words', (_version, xml) => {
  expect(itemIn(xml)).toMatchObject({
    uri: 'https://quay.example/1',
    headline: 'Pier',
    standfirst: 'In short.',
    language: 'en',
    sourceName: 'Quay',
  })
})

test('an item of RSS 0.92 has its sound, and one of 0.90 in RDF its link', () => {
  const sound = rss(
    '0.92',
    '<item><title>Pier</title><link>https://quay.example/1</link><enclosure url="https://m.example/a.mp3" length="1" type="audio/mpeg"/></item>',
  )
  expect(itemIn(sound).media).toMatchObject([{ kind: 'AUDIO', url: 'https://m.example/a.mp3' }])
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Quay</title><link>https://quay.example</link><description>d</description></channel><item><title>Pier</title><link>https://quay.example/1</link></item></rdf:RDF>`
  expect(itemIn(rdf)).toMatchObject({ headline: 'Pier', itemUrl: 'https://quay.example/1' })
})

const rdf = (fields: string) =>
  `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dcterms="http://purl.org/dc/terms/"><channel rdf:about="https://quay.example/rdf"><title>Quay</title><link>https://quay.example</link><description>d</description><dc:language>it</dc:language></channel><item rdf:about="https://quay.example/1"><title>Pier</title><link>https://quay.example/1</link>${fields}</item></rdf:RDF>`

test.each([
  [
    'a date and an author',
    '<dc:date>2026-05-02T08:00+02:00</dc:date><dc:creator>Ada Moro</dc:creator>',
    { publishedAt: new Date('2026-05-02T06:00:00Z'), authors: ['Ada Moro'] },
  ],
  [
    'a subject and a language',
    '<dc:subject>Ports</dc:subject><dc:language>en</dc:language>',
    { tags: ['Ports'], language: 'en' },
  ],
  [
    'a time of change',
    '<dcterms:modified>2026-05-03T08:00:00Z</dcterms:modified>',
    { updatedAt: new Date('2026-05-03T08:00:00Z') },
  ],
  [
    'encoded content',
    '<content:encoded><![CDATA[<p>Words.</p>]]></content:encoded>',
    { original: { format: 'HTML', body: '<p>Words.</p>', baseUrl: 'https://quay.example/1' } },
  ],
  [
    'an unreadable date',
    '<dc:date>soon</dc:date>',
    { publishedAt: null, warnings: ['pubDate: "soon" is no date that can be read'] },
  ],
])('an item of RSS 1.0 with %s is read', (_with, fields, expected) => {
  expect(itemIn(rdf(fields))).toMatchObject({ headline: 'Pier', ...expected })
})

const jsonFeed = (version: string, item: object, feed: object = {}) =>
  JSON.stringify({ version, title: 'Quay', home_page_url: 'https://quay.example/', items: [item], ...feed })

test.each([
  [
    '1, whose author is one',
    jsonFeed('https://jsonfeed.org/version/1', {
      id: '1',
      title: 'Pier',
      content_text: 'Words.',
      author: { name: 'Ada Moro' },
    }),
  ],
  [
    '1, whose author is that of the feed',
    jsonFeed(
      'https://jsonfeed.org/version/1',
      { id: '1', title: 'Pier', content_text: 'Words.' },
      { author: { name: 'Ada Moro' } },
    ),
  ],
  [
    '1.1, with authors',
    jsonFeed('https://jsonfeed.org/version/1.1', {
      id: '1',
      title: 'Pier',
      content_html: '<p>Words.</p>',
      authors: [{ name: 'Ada Moro' }],
    }),
  ],
  [
    '1.1, whose id is a number',
    jsonFeed('https://jsonfeed.org/version/1.1', {
      id: 1,
      title: 'Pier',
      content_html: '<p>Words.</p>',
      authors: [{ name: 'Ada Moro' }],
    }),
  ],
])('an item of JSON Feed %s has its words and author', (_version, json) => {
  const item = itemIn(json)
  expect(item).toMatchObject({ id: '1', feedUrl: 'https://quay.example/', headline: 'Pier', authors: ['Ada Moro'] })
  expect(publishedAs(item).html).toBe('<p>Words.</p>')
})

test('attachments of JSON Feed are media with their length, and a bad date is named', () => {
  const item = itemIn(
    jsonFeed('https://jsonfeed.org/version/1.1', {
      id: '1',
      title: 'Pier',
      content_text: 'Words.',
      date_published: 'soon',
      image: 'https://m.example/a.jpg',
      attachments: [{ url: 'https://m.example/a.mp3', mime_type: 'audio/mpeg', duration_in_seconds: 95 }],
    }),
  )
  expect(item.media).toMatchObject([{ kind: 'IMAGE' }, { kind: 'AUDIO', durationSeconds: 95 }])
  expect(item.warnings).toEqual(['date_published: "soon" is no date that can be read'])
})

test('one bad item of a feed keeps out no other', () => {
  const items =
    '<item><title>Good</title><guid>urn:1</guid></item><item><nothing/></item><item/><item><title>Better</title><guid>urn:2</guid></item>'
  expect(itemsIn(rss('2.0', items)).map(({ headline }) => headline)).toEqual(['Good', 'Better'])
  const mixed = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Quay',
    items: [7, null, { id: '1', title: 'Good' }],
  })
  expect(parsedIn(mixed).filter((parsed) => 'item' in parsed)).toHaveLength(1)
})

test('a link and a language that are none are lost by name', () => {
  const feed = rss('2.0', '<item><title>Pier</title><guid>urn:1</guid><link>javascript:x</link></item>').replace(
    '>en<',
    '>english<',
  )
  const lost = ['link: "javascript:x" is no web address', 'language: "english" is no language tag']
  expect(itemIn(feed)).toMatchObject({ itemUrl: null, language: null, warnings: lost })
  const entry = atom03('')
    .replace('https://quay.example/2', 'javascript:x')
    .replace('xml:lang="en"', 'xml:lang="english"')
  expect(itemIn(entry).warnings).toEqual([
    'link: "javascript:x" is no web address',
    'xml:lang: "english" is no language tag',
  ])
  const json = jsonFeed('https://jsonfeed.org/version/1.1', { id: '1', title: 'Pier', url: 'mailto:x', language: '??' })
  expect(itemIn(json).warnings).toEqual(['url: "mailto:x" is no web address', 'language: "??" is no language tag'])
})
