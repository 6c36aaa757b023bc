import { expect, test } from 'vitest'
import { publishedAs } from '../sample.ts'
import { itemIn, itemsIn, parsedIn } from './parsed.ts'

const read = (item: object) => itemIn(JSON.stringify(item))
const story = { uri: 'urn:wire:1', type: 'text', headline: 'Pier opens', versionCreated: '2026-05-01T08:00:00Z' }

const superdesk = {
  guid: 'urn:newsml:desk.example:2026-05-02:1',
  version: '4',
  type: 'text',
  versioncreated: '2026-05-02T08:20:00+0000',
  firstcreated: '2026-05-02T08:11:00+0000',
  firstpublished: '2026-05-02T08:12:00+0000',
  language: 'en',
  headline: 'Lock gates are repaired',
  pubstatus: 'usable',
  urgency: 3,
  byline: 'By Nora Villa',
  source: 'EXW',
  body_html: '<p>Ships pass again.</p>',
  description_text: 'The lock was shut for a week.',
  subject: [{ code: '04000000', name: 'economy' }],
  service: [{ code: 's', name: 'Sport' }],
  keywords: ['locks'],
  genre: [{ code: 'Article', name: 'Article' }],
  authors: [
    { code: 'nv', name: 'Nora Villa', role: 'writer' },
    { code: 'op', name: 'Owen Pryce', role: 'photographer' },
  ],
  associations: {
    gone: null,
    featuremedia: {
      guid: 'tag:desk.example:pic1',
      type: 'picture',
      headline: 'Lock',
      description_text: 'The lock on Friday.',
      body_text: 'A lock with two open gates',
      byline: 'Owen Pryce',
      renditions: {
        original: { href: 'https://m.example/lock.jpg', mimetype: 'image/jpeg', width: 3000, height: 2000 },
        baseImage: { href: 'https://m.example/lock-1400.jpg', mimetype: 'image/jpeg', width: 1400, height: 933 },
      },
    },
  },
}

test('a picture of Superdesk has all its renditions with their names', () => {
  expect(read(superdesk).media).toMatchObject([
    {
      url: 'https://m.example/lock-1400.jpg',
      renditions: [
        { name: 'original', url: 'https://m.example/lock.jpg', mimeType: 'image/jpeg', width: 3000, height: 2000 },
        { name: 'baseImage', url: 'https://m.example/lock-1400.jpg', mimeType: 'image/jpeg', width: 1400, height: 933 },
      ],
    },
  ])
})

test('a story of Superdesk has its identity, section, writer and picture', () => {
  const item = read(superdesk)
  expect(item).toMatchObject({
    uri: superdesk.guid,
    version: '4',
    categories: ['Sport', 'economy'],
    tags: ['economy', 'locks'],
    authors: ['Nora Villa'],
    byline: null,
    sourceName: 'EXW',
    genres: ['Article'],
    standfirst: 'The lock was shut for a week.',
    publishedAt: new Date('2026-05-02T08:12:00Z'),
    updatedAt: new Date('2026-05-02T08:20:00Z'),
    warnings: [],
  })
  expect(publishedAs(item).lead).toMatchObject({
    url: 'https://m.example/lock-1400.jpg',
    altText: 'A lock with two open gates',
    caption: 'The lock on Friday.',
    credit: 'Owen Pryce',
  })
})

test('a byline that says more than the names loses only the word that pages write', () => {
  expect(read({ ...superdesk, byline: 'By Nora Villa in Genoa' })).toMatchObject({ byline: 'Nora Villa in Genoa' })
})

test.each([
  [
    '1.0',
    {
      pubstatus: 'usable',
      headline: 'Pier opens',
      body_html: '<p>Now.</p>',
      subject: [{ name: 'Ports' }],
      embargoed: '2030-05-02T08:00:00Z',
    },
  ],
  [
    '1.5',
    {
      pubstatus: 'usable',
      headline: 'Pier opens',
      body_xhtml: '<p>Now.</p>',
      subject: [{ name: 'Ports', rel: 'about' }],
      embargoed: '2030-05-02T08:00:00Z',
    },
  ],
  [
    '2.0',
    {
      pubstatus: 'usable',
      headlines: [{ role: 'main', value: 'Pier opens' }],
      bodies: [{ role: 'main', contenttype: 'text/html', value: '<p>Now.</p>' }],
      subjects: [{ name: 'Ports' }],
      embargoed: '2030-05-02T08:00:00Z',
    },
  ],
  [
    '3.0',
    {
      pubStatus: 'usable',
      headlines: [{ role: 'main', value: 'Pier opens' }],
      bodies: [{ role: 'main', contentType: 'text/html', value: '<p>Now.</p>' }],
      subjects: [{ name: 'Ports' }],
      embargoedUntil: '2030-05-02T08:00:00Z',
    },
  ],
])('an item of ninjs %s has its headline, body, tags and embargo', (_version, fields) => {
  const item = read({ uri: 'urn:wire:1', type: 'text', ...fields })
  expect(item).toMatchObject({
    headline: 'Pier opens',
    original: { body: '<p>Now.</p>' },
    tags: ['Ports'],
    embargoedUntil: new Date('2030-05-02T08:00:00Z'),
    warnings: [],
  })
})

test.each([
  ['2030-05-02T08:00:00+02', '2030-05-02T06:00:00.000Z'],
  ['20300502T080000Z', '2030-05-02T08:00:00.000Z'],
  ['2030-05-02T24:00:00Z', '2030-05-03T00:00:00.000Z'],
  ['2030-05-02T08:00:00 Europe/Rome', '2030-05-02T06:00:00.000Z'],
  ['2030-W18-4T08:00:00Z', '2030-05-02T08:00:00.000Z'],
  ['2030-122T08Z', '2030-05-02T08:00:00.000Z'],
])('an embargo until %s is obeyed', (written, until) => {
  const item = read({ ...story, embargoedUntil: written })
  expect(item.embargoedUntil?.toISOString()).toBe(until)
  expect(item.held).toBeNull()
})

test.each([
  'noon on Thursday',
  1_900_000_000,
  { until: '2030-05-02T08:00:00Z' },
  '2030-05-02T08:00:00 after the match',
  true,
])('an embargo of %j holds the story', (written) => {
  expect(read({ ...story, embargoedUntil: written })).toMatchObject({ embargoedUntil: null, held: expect.any(String) })
})

test('an embargo without a zone holds the story, unless the feed has one', () => {
  const wire = JSON.stringify({ ...story, embargoedUntil: '2030-05-02T08:00:00' })
  expect(itemIn(wire).held).toBe('Its embargo "2030-05-02T08:00:00" names no time zone, and its feed has none.')
  expect(itemIn(wire, { timeZone: 'America/New_York' })).toMatchObject({
    held: null,
    embargoedUntil: new Date('2030-05-02T12:00:00Z'),
  })
})

test('an expiry that cannot be read holds the story', () => {
  expect(read({ ...story, expires: 'soon' }).held).toBe('Its expiry "soon" is no time that can be read.')
  expect(read({ ...story, expires: '20300502T08Z' }).expiresAt).toEqual(new Date('2030-05-02T08:00:00Z'))
})

test('a field of a wrong type is lost by name, and nothing else', () => {
  const picture = { type: 'picture', renditions: [{ href: 7 }, { href: 'https://m.example/a.jpg', width: '640' }] }
  const item = read({
    ...story,
    urgency: 12,
    slugline: ['pier'],
    headlines: [{ role: 'main' }, { role: 'main', value: 'Pier opens' }],
    associations: [picture, 'nothing'],
    keywords: 'ports, ferries',
  })
  expect(item).toMatchObject({
    headline: 'Pier opens',
    urgency: null,
    slugline: null,
    tags: ['ports', 'ferries'],
    media: [{ url: 'https://m.example/a.jpg', width: 640 }],
  })
  const lost = item.warnings.map((warning) => warning.replace(/: [A-Z].*/, ''))
  expect(lost.toSorted()).toEqual([
    'associations: 0: renditions: 0: href',
    'associations: 1',
    'headlines: 0: value',
    'slugline',
    'urgency',
  ])
})

test('a picture that is withheld or under an embargo stays out of the story', () => {
  const picture = (name: string, fields: object) => ({
    name,
    type: 'picture',
    renditions: [{ href: `https://m.example/${name}.jpg` }],
    ...fields,
  })
  const item = read({
    ...story,
    associations: [
      picture('main', { pubStatus: 'canceled' }),
      picture('second', { embargoed: '2030-05-02T08:00:00Z' }),
      picture('third', { pubStatus: 'usable' }),
    ],
  })
  expect(item.media.map(({ url }) => url)).toEqual(['https://m.example/third.jpg'])
  expect(item.warnings).toEqual([
    'associations: "main" is canceled',
    'associations: "second" has an embargo of its own',
  ])
})

test('of several versions in one document the highest number counts, whatever the order and the dates', () => {
  const versions = [3, 2].map((version) => ({ ...story, version: `${version}`, headline: `Version ${version}` }))
  expect(parsedIn(JSON.stringify(versions))).toMatchObject([
    { item: { headline: 'Version 3' } },
    { duplicate: 'urn:wire:1' },
  ])
})

test('one bad item does not keep out the rest', () => {
  expect(itemsIn(JSON.stringify([{ uri: 7 }, story, null, 'x', []])).map(({ headline }) => headline)).toEqual([
    'Pier opens',
  ])
})

test('an item with any number of bad fields has a bounded number of warnings', () => {
  const associations = Array.from({ length: 5000 }, () => 7)
  expect(read({ ...story, associations }).warnings).toHaveLength(50)
})
