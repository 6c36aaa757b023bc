import { expect } from 'vitest'
import { areRead, at, type Sample } from './samples.ts'

const feed = (items: readonly object[], more: object = {}) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Quay',
    home_page_url: 'https://quay.example/',
    items,
    ...more,
  })

const JSON_FEED: readonly Sample[] = [
  [
    'JSON Feed 1.0 with its single author',
    feed([{ id: '1', title: 'Pier', content_text: 'One.\n\nTwo.', author: { name: 'Ada Moro' } }], {
      version: 'https://jsonfeed.org/version/1',
    }),
    [{ uri: 'https://quay.example/#1', authors: ['Ada Moro'], standfirst: 'One.' }],
  ],
  [
    'JSON Feed 1.1 with authors of the feed and a number as id',
    feed(
      [
        {
          id: 4711,
          title: 'Pier',
          url: '/pier',
          tags: ['Ports', 'ports', ''],
          date_published: '2026-05-02T10:00:00+02:00',
        },
      ],
      { authors: [{ name: 'Ada Moro' }, { name: 'Leo Tan' }], language: 'en-GB' },
    ),
    [
      {
        id: '4711',
        itemUrl: 'https://quay.example/pier',
        authors: ['Ada Moro', 'Leo Tan'],
        language: 'en-GB',
        tags: ['Ports'],
        publishedAt: at('2026-05-02T08:00:00Z'),
      },
    ],
  ],
  [
    'JSON Feed of a microblog',
    feed([{ id: 'urn:1', content_html: '<p>Ferry late again.</p>' }]),
    [{ headline: 'Ferry late again' }],
  ],
  [
    'JSON Feed with pictures, a podcast and both bodies',
    feed([
      {
        id: 'urn:1',
        title: 'Pier',
        content_html: '<p>Of HTML.</p>',
        content_text: 'Of text.',
        image: 'https://m.example/a.jpg',
        attachments: [
          { url: 'https://m.example/a.mp3', mime_type: 'audio/mpeg', duration_in_seconds: 61 },
          { url: 'https://m.example/b.pdf', mime_type: 'application/pdf' },
        ],
      },
    ]),
    [
      {
        standfirst: 'Of HTML.',
        media: [
          { kind: 'IMAGE', url: 'https://m.example/a.jpg' },
          { kind: 'AUDIO', durationSeconds: 61 },
        ],
      },
    ],
  ],
  [
    'JSON Feed with bad fields and no version',
    JSON.stringify({
      title: 'Quay',
      items: [
        { id: 'urn:1', title: 'Pier', date_published: 'soon', url: 'javascript:alert(1)' },
        { id: 'urn:2', title: 'Quay', date_published: '2026-05-02' },
      ],
    }),
    [
      {
        headline: 'Pier',
        itemUrl: null,
        warnings: expect.arrayContaining([expect.stringContaining('date_published')]),
      },
      { headline: 'Quay' },
    ],
  ],
]

areRead([...JSON_FEED])
