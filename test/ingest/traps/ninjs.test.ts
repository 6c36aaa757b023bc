import { expect } from 'vitest'
import { areRead, at, type Sample } from './samples.ts'

const NINJS: readonly Sample[] = [
  [
    'ninjs 1.0 with objects of named objects',
    JSON.stringify({
      uri: 'urn:1',
      type: 'text',
      version: '3',
      versioncreated: '2026-05-02T10:00:00+02:00',
      pubstatus: 'usable',
      headline: 'Pier',
      body_html: '<p>One.</p><p>Two.</p>',
      associations: {
        main: {
          type: 'picture',
          renditions: {
            small: { href: 'https://m.example/s.jpg', width: 300 },
            large: { href: 'https://m.example/l.jpg', width: 1200 },
          },
        },
      },
    }),
    [
      {
        version: '3',
        original: { body: '<p>One.</p><p>Two.</p>' },
        updatedAt: at('2026-05-02T08:00:00Z'),
        media: [{ url: 'https://m.example/l.jpg' }],
      },
    ],
  ],
  [
    'ninjs 1.4 with subjects, persons and an embargo',
    JSON.stringify({
      uri: 'urn:1',
      type: 'text',
      headline: 'Pier',
      embargoed: '2030-05-02T08:00:00Z',
      subject: [{ name: 'Ports' }, { name: 'ports' }],
      person: [{ name: 'Ada Moro', rel: 'author' }],
      genre: [{ name: 'Analysis' }],
    }),
    [{ embargoedUntil: at('2030-05-02T08:00:00Z'), tags: ['Ports'], authors: ['Ada Moro'], genres: ['Analysis'] }],
  ],
  [
    'ninjs 2.0 in an array, with a kill of one item',
    JSON.stringify([
      { uri: 'urn:1', type: 'text', pubstatus: 'canceled', version: 2 },
      { uri: 'urn:1', type: 'text', headlines: [{ role: 'main', value: 'Pier' }], version: 3 },
      {
        uri: 'urn:2',
        type: 'text',
        headlines: [
          { role: 'short', value: 'P' },
          { role: 'main', value: 'Pier' },
        ],
        bodies: [{ contenttype: 'text/html', value: '<p>One.</p>' }],
      },
    ]),
    [
      { uri: 'urn:1', pubStatus: 'canceled' },
      { uri: 'urn:2', headline: 'Pier', original: { body: '<p>One.</p>' } },
    ],
  ],
  [
    'ninjs 3.0 in items, with an expiry and a body of a microblog',
    JSON.stringify({
      items: [
        {
          uri: 'urn:1',
          type: 'text',
          expires: '2030-05-03T08:00:00Z',
          bodies: [{ role: 'main', contentType: 'text/plain', value: 'Ferry late again.' }],
        },
      ],
    }),
    [{ headline: 'Ferry late again', expiresAt: at('2030-05-03T08:00:00Z') }],
  ],
  [
    'ninjs of Superdesk with its guid and an update of an older story',
    JSON.stringify({
      guid: 'urn:newsml:desk:1',
      type: 'text',
      version: '2',
      headline: 'Pier',
      body_html: '<p>One.</p>',
      evolvedfrom: 'urn:newsml:desk:0',
      service: [{ code: 'f', name: 'Finance' }],
      authors: [{ name: 'Ada Moro', role: 'writer' }],
      extra: { x: 1 },
    }),
    [{ id: 'urn:newsml:desk:1', categories: ['Finance'], authors: ['Ada Moro'] }],
  ],
  [
    'ninjs with a status that is not known',
    JSON.stringify({ uri: 'urn:1', type: 'text', headline: 'Pier', pubstatus: 'postponed' }),
    [{ held: expect.stringContaining('postponed') }],
  ],
]

areRead([...NINJS])
