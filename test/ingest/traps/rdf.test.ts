import { areRead, at, type Sample } from './samples.ts'

const rdf = (items: string, vocabulary = 'http://purl.org/rss/1.0/') =>
  `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="${vocabulary}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="https://quay.example/rss"><title>Quay</title><link>https://quay.example/</link><description>d</description><dc:language>de-CH</dc:language><items><rdf:Seq><rdf:li rdf:resource="https://quay.example/1"/></rdf:Seq></items></channel>${items}</rdf:RDF>`

const RDF: readonly Sample[] = [
  [
    'RSS 1.0 with Dublin Core',
    rdf(
      '<item rdf:about="https://quay.example/1"><title>Pier</title><link>https://quay.example/1?from=rss</link><dc:creator>Ada Moro</dc:creator><dc:date>2026-05-02T10:00:00+02:00</dc:date><dc:subject>Ports</dc:subject><dc:subject>Ferries</dc:subject></item>',
    ),
    [
      {
        uri: 'https://quay.example/1',
        itemUrl: 'https://quay.example/1?from=rss',
        language: 'de-CH',
        authors: ['Ada Moro'],
        tags: ['Ports', 'Ferries'],
        publishedAt: at('2026-05-02T08:00:00Z'),
      },
    ],
  ],
  [
    'RSS 1.0 with content in CDATA and a summary',
    rdf(
      '<item rdf:about="urn:x:1"><title>Pier</title><link>https://quay.example/1</link><description>In short.</description><content:encoded><![CDATA[<p>Long &amp; wide.</p>]]></content:encoded></item>',
    ),
    [{ uri: 'urn:x:1', standfirst: 'In short.', original: { body: '<p>Long &amp; wide.</p>' } }],
  ],
  [
    'RSS 0.90, which has links only',
    rdf(
      '<item><title>Pier</title><link>https://quay.example/1</link></item>',
      'http://my.netscape.com/rdf/simple/0.9/',
    ),
    [{ uri: 'https://quay.example/1', headline: 'Pier' }],
  ],
  [
    'RSS 1.0 without dates',
    rdf('<item rdf:about="urn:1"><title>A</title></item><item rdf:about="urn:2"><title>B</title></item>'),
    [
      { headline: 'A', publishedAt: null },
      { headline: 'B', publishedAt: null },
    ],
  ],
  [
    'RSS 1.0 with one language for an item',
    rdf(
      '<item rdf:about="urn:1"><title>A</title><dc:language>it</dc:language><dc:date>2 maggio 2026 10:00 CEST</dc:date></item>',
    ),
    [{ language: 'it', publishedAt: at('2026-05-02T08:00:00Z') }],
  ],
]

areRead([...RDF])
