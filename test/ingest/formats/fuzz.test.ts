import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../../src/ingest/formats/detect.ts'

/** Whatever comes in, a document is items or a problem, and an item has what the newsroom needs. */
function holds(text: string): void {
  const document = parseDocument(text)
  if ('problem' in document) return
  for (const parsed of document.items) {
    if (!('item' in parsed)) continue
    const { uri, headline, pubStatus, publishedAt, media, embargoedUntil, held } = parsed.item
    expect(uri.length).toBeGreaterThan(0)
    expect(headline !== '' || pubStatus !== 'usable').toBe(true)
    for (const { url } of media) expect(url).toMatch(/^https?:/)
    for (const date of [publishedAt, embargoedUntil]) expect(Number.isNaN(date?.getTime())).toBe(false)
    expect(held === null || held.length > 0).toBe(true)
  }
}

const words = fc.constantFrom(
  '',
  'x',
  'usable',
  'canceled',
  '2030-05-02T08:00:00Z',
  'Friday',
  'https://a.example/b.jpg',
  'javascript:x',
  '<p>Words</p>',
  '__proto__',
  'en',
  '12',
  '[caption]',
)

const names = fc.constantFrom(
  ...'guid uri headline headlines pubstatus embargoed expires associations renditions href subject authors name items item data response results content fields elements assets db posts title rendered html status total api_version version id link people body_html constructor __proto__'.split(
    ' ',
  ),
)

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    words,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(names, tie('value'), { maxKeys: 6 }),
}))

test('any JSON is read or refused', () => {
  fc.assert(
    fc.property(fc.oneof(json.object, json.value), (value) => holds(JSON.stringify(value) ?? '')),
    { numRuns: 500 },
  )
})

const elements =
  'rss channel item title link guid pubDate category enclosure feed entry id updated content summary rdf:RDF nitf head body body.head body.content hedline hl1 docdata date.release doc-id media media-reference newsMessage itemSet newsItem packageItem itemMeta contentMeta contentSet inlineXML remoteContent pubStatus embargoed groupSet group itemRef NewsML NewsItem NewsComponent ContentItem DataContent NewsManagement Status urlset url loc news:news news:title wp:status wp:post_type content:encoded at:deleted-entry media:content'.split(
    ' ',
  )
const attributes = fc.dictionary(
  fc.constantFrom(
    'version',
    'guid',
    'qcode',
    'href',
    'ref',
    'norm',
    'id-string',
    'FormalName',
    'residref',
    'url',
    'management-status',
    'xml:lang',
  ),
  words,
  { maxKeys: 3 },
)
const NAMESPACES =
  'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const xml = fc.letrec<{ element: string; node: string }>((tie) => ({
  node: fc.oneof({ depthSize: 'small' }, words.map(escaped), tie('element')),
  element: fc
    .tuple(fc.constantFrom(...elements), attributes, fc.array(tie('node'), { maxLength: 5 }))
    .map(([name, given, children]) => {
      const written = Object.entries(given).map(([key, value]) => ` ${key}="${escaped(value)}"`)
      return `<${name}${written.join('')}>${children.join('')}</${name}>`
    }),
}))

const roots = fc.constantFrom(
  'rss',
  'feed',
  'nitf',
  'newsMessage',
  'newsItem',
  'packageItem',
  'NewsML',
  'urlset',
  'rdf:RDF',
)

test('any XML of a known kind is read or refused', () => {
  const documents = fc
    .tuple(roots, fc.array(xml.element, { maxLength: 4 }))
    .map(([root, children]) => `<${root} ${NAMESPACES}>${children.join('')}</${root}>`)
  fc.assert(fc.property(documents, holds), { numRuns: 500 })
})

test('any document that is cut off or has other bytes in it is read or refused', () => {
  const whole = `<?xml version="1.0"?><rss version="2.0" ${NAMESPACES}><channel><title>Quay</title><item><title>Pier</title><guid>urn:1</guid><pubDate>Sat, 02 May 2026 08:00:00 GMT</pubDate><wp:status>draft</wp:status><content:encoded><![CDATA[[caption id="a"]<img src="/a.jpg">Words[/caption]]]></content:encoded></item></channel></rss>`
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(20), fc.string({ maxLength: 8, unit: 'binary' }), (at, cut, put) => {
      holds(whole.slice(0, at) + put + whole.slice(at + cut))
      holds(whole.slice(0, at))
    }),
    { numRuns: 500 },
  )
})
