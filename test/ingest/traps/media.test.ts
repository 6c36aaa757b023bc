import { areRead, rss, type Sample } from './samples.ts'

const episode = (fields: string) =>
  rss(
    `<item><title>Seven</title><guid>urn:7</guid><enclosure url="https://m.example/7.mp3" type="audio/mpeg" length="1"/>${fields}</item>`,
    '<itunes:image href="https://m.example/show.jpg"/><itunes:author>Quay Radio</itunes:author>',
  )

const PODCASTS: readonly Sample[] = [
  [
    'an episode with a length in seconds',
    episode('<itunes:duration>1900</itunes:duration>'),
    [{ media: [{ kind: 'AUDIO', durationSeconds: 1900 }], labels: ['audio'] }],
  ],
  [
    'an episode with minutes and seconds, and its own cover',
    episode(
      '<itunes:duration>31:40</itunes:duration><itunes:image href="https://m.example/7.jpg"/><itunes:author>Ada Moro</itunes:author>',
    ),
    [
      {
        authors: ['Ada Moro'],
        media: [
          { kind: 'IMAGE', url: 'https://m.example/7.jpg' },
          { kind: 'AUDIO', durationSeconds: 1900 },
        ],
      },
    ],
  ],
  [
    'an episode with HTML notes in CDATA',
    episode(
      '<itunes:summary>Plain.</itunes:summary><content:encoded><![CDATA[<p>With <a href="https://a.example/">links</a>.</p>]]></content:encoded>',
    ),
    [{ original: { body: '<p>With <a href="https://a.example/">links</a>.</p>' } }],
  ],
  [
    'an episode with a trailer film, and a title of its own',
    episode(
      '<itunes:title>Of the pier</itunes:title><media:content url="https://m.example/t.mp4" type="video/mp4" duration="30"/>',
    ),
    [{ headline: 'Seven', media: [{ kind: 'VIDEO', durationSeconds: 30 }, { kind: 'AUDIO' }] }],
  ],
  [
    'an episode with chapters in another file, and persons',
    episode(
      '<podcast:chapters url="https://m.example/7.json" type="application/json+chapters"/><podcast:person role="guest">Leo Tan</podcast:person>',
    ),
    [{ headline: 'Seven', media: [{ kind: 'AUDIO' }] }],
  ],
  [
    'an episode without a title of RSS',
    rss(
      '<item><itunes:title>Of the pier</itunes:title><guid>urn:7</guid><enclosure url="https://m.example/7.mp3" type="audio/mpeg" length="1"/></item>',
    ),
    [{ headline: 'Of the pier' }],
  ],
]

const MEDIA: readonly Sample[] = [
  [
    'a gallery with inherited and own credits',
    rss(
      '<item><title>A</title><guid>urn:1</guid><media:credit>All</media:credit><media:content url="https://m.example/a.jpg" medium="image" width="900"><media:credit>One</media:credit><media:description>a</media:description></media:content><media:content url="https://m.example/b.jpg" type="image/jpeg"><media:description>b</media:description></media:content></item>',
    ),
    [
      {
        media: [
          { credit: 'One', caption: 'a' },
          { credit: 'All', caption: 'b' },
        ],
      },
    ],
  ],
  [
    'a group of sizes of one film with a thumbnail',
    rss(
      '<item><title>A</title><guid>urn:1</guid><media:group><media:content url="https://m.example/s.mp4" type="video/mp4" width="320"/><media:content url="https://m.example/l.mp4" type="video/mp4" width="1280" duration="61"/><media:thumbnail url="https://m.example/t.jpg" width="640" height="360"/></media:group></item>',
    ),
    [
      {
        media: [
          { kind: 'IMAGE', url: 'https://m.example/t.jpg' },
          { kind: 'VIDEO', url: 'https://m.example/l.mp4', durationSeconds: 61 },
        ],
      },
    ],
  ],
  [
    'a relative picture, and a script in its place',
    rss(
      '<item><title>A</title><guid>urn:1</guid><link>https://quay.example/n/1</link><media:content url="../a.jpg" medium="image"/><media:content url="javascript:x" medium="image"/></item>',
    ),
    [{ media: [{ url: 'https://quay.example/a.jpg' }] }],
  ],
  [
    'one picture as enclosure and as content',
    rss(
      '<item><title>A</title><guid>urn:1</guid><enclosure url="https://m.example/a.jpg?w=300" type="image/jpeg" length="1"/><media:content url="https://m.example/a.jpg?w=1200" medium="image" width="1200"/></item>',
    ),
    [{ media: [{ url: 'https://m.example/a.jpg?w=1200' }] }],
  ],
  [
    'media that the source has deleted, and a player without a file',
    rss(
      '<item><title>A</title><guid>urn:1</guid><media:content url="https://m.example/a.jpg" medium="image"><media:status state="deleted"/></media:content><media:player url="https://p.example/1"/></item>',
    ),
    [{ media: [] }],
  ],
]

areRead([...PODCASTS, ...MEDIA])
