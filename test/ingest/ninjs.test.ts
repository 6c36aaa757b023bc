import { expect, test } from 'vitest'
import { readNdjson } from '../../src/ingest/formats/ndjson.ts'
import { readNinjsItem } from '../../src/ingest/formats/ninjs/item.ts'
import { collect, itemsOf, publishedAs, samplePath, storiesOf } from './sample.ts'

test('a ninjs 3 story brings everything an editor gave it', async () => {
  expect((await storiesOf('wire.json'))('La vela riparte da Trieste')).toMatchObject({
    uri: 'urn:example:wire:1',
    standfirst: 'Cento barche in mare.',
    original: { format: 'HTML', body: '<p>Il <b>golfo</b> è pieno.</p>' },
    language: 'it-IT',
    urgency: 2,
    authors: ['Ada Conti'],
    byline: 'di Ada Conti, nostra inviata',
    dateline: 'Trieste',
    slugline: 'vela-trieste',
    tags: ['Vela', 'Mondo'],
    genres: ['Exclusive'],
    labels: ['text', 'Exclusive'],
    publishedAt: new Date('2026-03-01T06:00:00Z'),
    sourceName: 'Example Wire',
    sourceUrl: 'https://wire.example/',
    itemUrl: 'https://wire.example/vela',
    related: ['urn:example:wire:0'],
    translationOf: 'urn:example:wire:en',
  })
})

test('the picture that is called the main one leads, in its largest rendition and with its photographer', async () => {
  expect(publishedAs((await storiesOf('wire.json'))('La vela riparte da Trieste')).lead).toMatchObject({
    kind: 'IMAGE',
    url: 'https://wire.example/p2-l.jpg',
    altText: 'Le vele alla partenza',
    caption: 'Le vele alla partenza, domenica.',
    credit: 'Piero Salis/Example',
    width: 1600,
    height: 800,
    durationSeconds: null,
  })
})

test.each([
  ['the widest', [{ width: 800 }, { width: 1600 }, { width: 400 }], 1],
  ['none that is wider than a page needs', [{ width: 6000 }, { width: 1400 }, { width: 400 }], 1],
  ['the narrowest, if all are', [{ width: 6000 }, { width: 4000 }], 1],
  [
    'one that browsers show',
    [
      { width: 2400, contenttype: 'image/tiff' },
      { width: 900, contenttype: 'image/jpeg' },
    ],
    1,
  ],
  ['what there is, if browsers show none', [{ width: 2400, contenttype: 'image/tiff' }], 0],
  ['the only one, whatever its size', [{}], 0],
])('of the renditions of a picture an import keeps all, and shows %s', (_which, renditions, taken) => {
  const named = renditions.map((one, at) => ({ ...one, href: `https://wire.example/p-${at}.jpg` }))
  const picture = { name: 'main', type: 'picture', uri: 'urn:p', renditions: named }
  const story = { uri: 'urn:s', type: 'text', headline: 'Story', body_text: 'Words.', associations: [picture] }
  const read = readNinjsItem(story, 'line 1')
  if (!('item' in read)) throw new Error(JSON.stringify(read))
  expect(read.item.media.map(({ url }) => url)).toEqual([`https://wire.example/p-${taken}.jpg`])
  expect(read.item.media[0]?.renditions?.map(({ url }) => url)).toEqual(named.map(({ href }) => href))
})

test('a story with the names of ninjs 1 is read too', async () => {
  const story = (await storiesOf('wire.json'))('Old names work too')
  expect(publishedAs(story)).toMatchObject({
    html: '<p>One.</p>\n<p>Two.</p>',
    lead: { url: 'https://wire.example/p3.jpg' },
  })
  expect(story).toMatchObject({
    authors: ['Tom Harker'],
    tags: ['Harbours'],
    publishedAt: new Date('2026-03-01T07:00:00Z'),
  })
})

test('what is no story or without an identity is refused by name, and the rest stays', async () => {
  const refused = (await itemsOf('wire.json')).flatMap((reading) => ('refused' in reading ? [reading.refused] : []))
  expect(refused.map(({ name }) => name)).toEqual(['Agenda di domani', 'Senza identità'])
  expect(refused[0]?.reason).toContain('planning')
  expect(refused[1]?.reason).toContain('uri')
})

test('of a wire with several versions of a story only the newest comes in, or the kill', async () => {
  const parsed = await collect(readNdjson(samplePath('wire.ndjson'), () => {}))
  const items = parsed.flatMap((reading) => ('item' in reading ? [reading.item] : []))
  expect(items.map(({ headline, pubStatus }) => [headline, pubStatus])).toEqual([
    ['Another story', 'usable'],
    ['Second version', 'usable'],
    ['Killed', 'canceled'],
  ])
  expect(parsed.filter((reading) => 'duplicate' in reading)).toEqual([
    { duplicate: 'urn:example:n:1' },
    { duplicate: 'urn:example:n:3' },
  ])
})

test('a broken line is refused by its number', async () => {
  const parsed = await collect(readNdjson(samplePath('wire.ndjson'), () => {}))
  expect(parsed).toContainEqual({ refused: { name: 'line 4', reason: 'it is no JSON' } })
})
