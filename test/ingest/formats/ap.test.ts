import { expect, test } from 'vitest'
import { itemIn, itemsIn, parsedIn } from './parsed.ts'

const item = (fields: object = {}) => ({
  uri: 'https://api.wire.example/content/4711?qt=token&et=1',
  altids: { itemid: '4711', etag: '4711_1', friendlykey: '17' },
  version: 2,
  type: 'text',
  urgency: 4,
  language: 'en',
  versioncreated: '2026-05-02T08:20:00Z',
  firstcreated: '2026-05-02T08:11:00Z',
  pubstatus: 'usable',
  headline: 'Pier opens',
  headline_extended: 'Pier opens after a week',
  slugline: 'PIER',
  provider: 'AP',
  bylines: [{ by: 'By NORA VILLA', title: 'Writer' }],
  datelinelocation: { city: 'Genoa', countryname: 'Italy' },
  subject: [
    { name: 'i', code: 'i', rels: ['category'], creator: 'Editorial' },
    { name: 'Ports', code: '1', rels: ['direct'] },
    { name: 'Transport', code: '2', rels: ['ancestor'] },
  ],
  renditions: { nitf: { href: 'https://api.wire.example/4711.xml', mimetype: 'text/xml', type: 'text' } },
  ...fields,
})

const picture = (fields: object = {}) =>
  item({
    altids: { itemid: 'p1' },
    type: 'picture',
    bylines: [],
    description_caption: 'The pier on Friday.',
    description_creditline: 'Owen Pryce/Example',
    photographer: { name: 'Owen Pryce' },
    renditions: {
      main: { href: 'https://m.example/main.jpg', mimetype: 'image/jpeg', width: 4666, height: 3111, type: 'picture' },
      preview: {
        href: 'https://m.example/preview.jpg',
        mimetype: 'image/jpeg',
        width: 512,
        height: 341,
        type: 'picture',
      },
      caption_nitf: { href: 'https://m.example/caption.xml', mimetype: 'text/xml', type: 'text' },
    },
    ...fields,
  })

const feed = (...items: object[]) =>
  JSON.stringify({
    api_version: '1.1',
    method: '/content/feed.GET',
    data: { updated: '2026-05-02T08:21:00Z', items: items.map((one) => ({ meta: {}, item: one })) },
  })

test('a text of a feed has its identity without the token, its people and subjects', () => {
  expect(itemIn(feed(item()))).toMatchObject({
    id: '4711',
    version: '2',
    headline: 'Pier opens',
    standfirst: 'Pier opens after a week',
    authors: ['NORA VILLA'],
    byline: null,
    dateline: 'Genoa',
    slugline: 'PIER',
    urgency: 4,
    tags: ['Ports'],
    media: [],
    held: expect.stringContaining('renditions.nitf'),
    sourceName: 'AP',
    publishedAt: new Date('2026-05-02T08:11:00Z'),
  })
})

test('a text that comes with its words is not held', () => {
  expect(itemIn(feed(item({ body_html: '<p>Words.</p>' }))).held).toBeNull()
})

test('a picture alone is a story with its caption, credit and a size that pages show', () => {
  expect(itemIn(feed(picture())).media).toMatchObject([
    { url: 'https://m.example/preview.jpg', caption: 'The pier on Friday.', credit: 'Owen Pryce/Example', width: 512 },
  ])
})

test('one item alone is read, with its associated pictures', () => {
  const alone = { api_version: '1.1', method: '/content.GET', data: { item: item({ associations: { 1: picture() } }) } }
  expect(itemIn(JSON.stringify(alone)).media).toMatchObject([
    { url: 'https://m.example/preview.jpg', credit: 'Owen Pryce/Example' },
  ])
})

test.each([
  [{ pubstatus: 'canceled' }, { pubStatus: 'canceled' }],
  [{ pubstatus: 'withheld' }, { pubStatus: 'withheld' }],
  [{ pubstatus: 'embargoed' }, { held: 'Its publication status "embargoed" is not known.' }],
  [{ embargoed: '2030-05-02T08:00:00Z' }, { embargoedUntil: new Date('2030-05-02T08:00:00Z') }],
  [{ embargoed: 'Friday' }, { held: 'Its embargo "Friday" is no time that can be read.' }],
])('what %j says is obeyed', (fields, expected) => {
  expect(itemIn(feed(item(fields)))).toMatchObject(expected)
})

test('of versions in one feed the highest counts, and one bad item keeps out no other', () => {
  const parsed = parsedIn(feed(item({ version: 3 }), item({ version: 2 }), { altids: null }))
  expect(parsed).toMatchObject([{ item: { version: '3' } }, { duplicate: '4711' }, { refused: {} }])
  expect(itemsIn(feed())).toEqual([])
})
