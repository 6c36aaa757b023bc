import { expect, test } from 'vitest'
import { parseDocument } from '../../../src/ingest/formats/detect.ts'
import { itemsIn, parsedIn } from './parsed.ts'

const wire = (...items: object[]) => JSON.stringify(items)
const story = { uri: 'urn:wire:1', type: 'text', headline: 'Pier opens', versionCreated: '2026-05-01T08:00:00Z' }

test('a kill on a wire is read with its reason, also without a headline', () => {
  const [kill] = itemsIn(wire({ uri: 'urn:wire:1', pubStatus: 'canceled', version: 3, edNote: 'Wrong name' }))
  expect(kill).toMatchObject({
    uri: 'urn:wire:1',
    id: 'urn:wire:1',
    pubStatus: 'canceled',
    version: '3',
    editorialNote: 'Wrong name',
    held: null,
  })
})

test.each([
  ['usable', 'usable'],
  ['Withheld', 'withheld'],
  ['cancelled', 'canceled'],
  ['stat:canceled', 'canceled'],
  ['http://cv.iptc.org/newscodes/pubstatusg2/withheld', 'withheld'],
  [undefined, 'usable'],
])('a publication status of %s is %s', (written, pubStatus) => {
  expect(itemsIn(wire({ ...story, pubStatus: written }))[0]).toMatchObject({ pubStatus, held: null })
})

test('a publication status that is not known holds the story', () => {
  const [held] = itemsIn(wire({ ...story, pubStatus: 'internal only' }))
  expect(held).toMatchObject({ held: 'Its publication status "internal only" is not known.' })
})

test('an embargo that cannot be read holds the story, and the rest of it stays', () => {
  const [held] = itemsIn(wire({ ...story, embargoedUntil: 'after the final whistle' }))
  expect(held).toMatchObject({
    headline: 'Pier opens',
    embargoedUntil: null,
    held: 'Its embargo "after the final whistle" is no time that can be read.',
  })
})

const tombstone =
  '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="tag:pier.example,2026:1" when="2026-05-02T08:00:00Z"><at:comment>Under review</at:comment></at:deleted-entry>'

const atom = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Pier</title><id>urn:f</id><link href="https://pier.example/"/>${entries}</feed>`

const entry = (updated: string) =>
  `<entry><id>tag:pier.example,2026:1</id><title>Pier opens</title><updated>${updated}</updated></entry>`

test('a deleted entry of Atom withdraws the story, with its comment', () => {
  expect(itemsIn(atom(tombstone))).toMatchObject([
    {
      uri: 'tag:pier.example,2026:1',
      pubStatus: 'withheld',
      updatedAt: new Date('2026-05-02T08:00:00Z'),
      editorialNote: 'Under review',
      feedUrl: 'https://pier.example/',
    },
  ])
})

test('of an entry and its deletion in one document the newer counts', () => {
  const older = parsedIn(atom(tombstone + entry('2026-05-01T08:00:00Z')))
  expect(older).toMatchObject([{ duplicate: 'Pier opens' }, { item: { pubStatus: 'withheld' } }])
  const newer = parsedIn(atom(tombstone + entry('2026-05-03T08:00:00Z')))
  expect(newer).toMatchObject([{ item: { headline: 'Pier opens' } }, { duplicate: 'tag:pier.example,2026:1' }])
})

test('a deleted entry in RSS withdraws the story', () => {
  const feed = `<rss version="2.0"><channel><title>Pier</title><link>https://pier.example/</link>${tombstone}<item><title>Other</title><guid>urn:o</guid></item></channel></rss>`
  expect(itemsIn(feed)).toMatchObject([
    { headline: 'Other', pubStatus: 'usable' },
    { uri: 'tag:pier.example,2026:1', pubStatus: 'withheld' },
  ])
})

test('a feed with deletions that is not well-formed is refused as a whole', () => {
  const feed = atom(`${tombstone}<entry><title>R&D</title><id>urn:2</id></entry>`)
  expect(parseDocument(feed)).toMatchObject({ problem: expect.stringContaining('no well-formed XML') })
})
