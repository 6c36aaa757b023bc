import { areRead, at, type Sample } from './samples.ts'

const atom = (entries: string, attributes = '') =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Quay</title><id>urn:quay</id><updated>2026-05-02T08:00:00Z</updated><link rel="self" href="https://quay.example/feed"/><link href="https://quay.example/"/>${entries}</feed>`

const ATOM: readonly Sample[] = [
  [
    'Atom whose elements have a prefix',
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Quay</a:title><a:id>urn:quay</a:id><a:updated>2026-05-02T08:00:00Z</a:updated><a:entry><a:id>urn:1</a:id><a:title type="html">&lt;b&gt;Pier&lt;/b&gt; opens</a:title><a:updated>2026-05-02T08:00:00Z</a:updated><a:author><a:name>Ada Moro</a:name></a:author></a:entry></a:feed>',
    [{ uri: 'urn:1', headline: 'Pier opens', authors: ['Ada Moro'], updatedAt: at('2026-05-02T08:00:00Z') }],
  ],
  [
    'Atom with XHTML that has prefixes, a base and links beside the page',
    atom(
      '<entry xml:base="2026/"><id>urn:1</id><title>Pier</title><updated>2026-05-02T08:00:00Z</updated><link rel="replies" href="replies"/><link rel="alternate" type="text/html" href="pier"/><link rel="enclosure" type="audio/mpeg" href="pier.mp3" title="Waves"/><content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>One <x:b>two</x:b>.</x:p></x:div></content></entry>',
      'xml:base="https://quay.example/en/"',
    ),
    [
      {
        itemUrl: 'https://quay.example/en/2026/pier',
        media: [{ kind: 'AUDIO', url: 'https://quay.example/en/2026/pier.mp3', altText: 'Waves' }],
        standfirst: 'One two.',
      },
    ],
  ],
  [
    'Atom with the author, the rights and the language of another feed in its source',
    atom(
      '<entry xml:lang="it"><id>urn:1</id><title>Molo</title><updated>2026-05-02T08:00:00+02:00</updated><published>2026-05-01T08:00:00Z</published><category term="porti" label="Porti"/><category term="traghetti"/><source><title>Il Molo</title><author><name>Leo Rossi</name></author></source></entry>',
    ),
    [
      {
        language: 'it',
        authors: ['Leo Rossi'],
        sourceName: 'Il Molo',
        categories: ['Porti', 'traghetti'],
        publishedAt: at('2026-05-01T08:00:00Z'),
        updatedAt: at('2026-05-02T06:00:00Z'),
      },
    ],
  ],
  [
    'Atom with an entry that is deleted in the same document',
    atom(
      '<entry><id>urn:1</id><title>Pier</title><updated>2026-05-02T08:00:00Z</updated></entry><entry><id>urn:2</id><title>Quay</title><updated>2026-05-02T08:00:00Z</updated></entry><at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="urn:1" when="2026-05-02T09:00:00Z"/>',
    ),
    [
      { uri: 'urn:2', pubStatus: 'usable' },
      { uri: 'urn:1', pubStatus: 'withheld' },
    ],
  ],
  [
    'Atom with a draft, a text that is plain, and a title in CDATA',
    atom(
      '<entry><id>urn:1</id><title><![CDATA[A < B & C]]></title><updated>2026-05-02T08:00:00Z</updated><content type="text">1 &lt; 2\n\nAnd more.</content><app:control xmlns:app="http://www.w3.org/2007/app"><app:draft>yes</app:draft></app:control></entry>',
    ),
    [{ headline: 'A < B & C', held: 'It is a draft.', standfirst: '1 < 2' }],
  ],
]

areRead([...ATOM])
