import { expect, test } from 'vitest'
import { submissionOf } from '../../src/ingest/import/submission.ts'
import { digestOf, EMPTY_DRAFT, type FeedItem } from '../../src/ingest/item.ts'
import { publishedAs } from './sample.ts'

const knownSections = [
  { slug: 'news', name: 'News', names: {} },
  { slug: 'world', name: 'World', names: { it: 'Mondo' } },
  { slug: 'life', name: 'Life & style', names: {} },
]
const knownLabels = [
  { slug: 'opinion', name: 'Opinion', names: { it: 'Opinione' } },
  { slug: 'video', name: 'Film', names: {} },
]
const placement = { section: null, language: null, knownSections, knownLabels }
const now = new Date('2026-03-03T12:00:00Z')
const item: FeedItem = { ...EMPTY_DRAFT, uri: 'urn:example:1', headline: 'Gale & <rain>' }

test('the first category that is called like a section, in any language, decides where a story goes', () => {
  expect(submissionOf({ ...item, categories: ['Weather', 'MONDO', 'Life & Style'] }, placement, now).section).toBe(
    'world',
  )
  expect(submissionOf({ ...item, categories: ['life-style'] }, placement, now).section).toBe('life')
  expect(submissionOf({ ...item, categories: ['Weather'] }, placement, now).section).toBe('news')
})

test('the section of the command line goes before all categories', () => {
  expect(submissionOf({ ...item, categories: ['World'] }, { ...placement, section: 'life' }, now).section).toBe('life')
})

test('words of a feed that name labels, in any language, become labels; no label is created, and none is the genre', () => {
  const genres = ['Opinione', 'Column', 'Gossip']
  const submission = submissionOf({ ...item, genres, labels: ['video', ...genres, 'opinion'] }, placement, now)
  expect(submission).toMatchObject({ labels: ['video', 'opinion'], genre: 'Column' })
  expect(submissionOf({ ...item, genres: ['OPINION'] }, placement, now)).toMatchObject({ labels: [], genre: null })
})

test('the language of the story goes before that of the command line, and without both it is undetermined', () => {
  expect(submissionOf({ ...item, language: 'it' }, { ...placement, language: 'de' }, now).language).toBe('it')
  expect(submissionOf(item, { ...placement, language: 'de' }, now).language).toBe('de')
  expect(submissionOf(item, placement, now).language).toBe('und')
})

test('a date in the future does not schedule a story', () => {
  const published = new Date('2026-03-03T11:00:00Z')
  expect(submissionOf({ ...item, publishedAt: published }, placement, now).publishAt).toEqual(published)
  expect(submissionOf({ ...item, publishedAt: new Date('2999-01-01') }, placement, now).publishAt).toBeNull()
})

test('an embargo holds as long as it lasts', () => {
  const until = new Date('2026-03-04T06:00:00Z')
  expect(submissionOf({ ...item, embargoedUntil: until }, placement, now).embargoedUntil).toEqual(until)
  expect(submissionOf({ ...item, embargoedUntil: until }, placement, until).embargoedUntil).toBeNull()
})

test('a story without a body says its standfirst, else its headline, and markup in them stays text', () => {
  expect(publishedAs(item).html).toBe('<p>Gale &amp; &lt;rain&gt;</p>')
  expect(publishedAs({ ...item, standfirst: 'Wet.' }).html).toBe('<p>Wet.</p>')
})

test('a story without a named source is credited to its site', () => {
  const itemUrl = 'https://harbour.example/1'
  expect(submissionOf({ ...item, itemUrl }, placement, now).source).toEqual({
    name: 'harbour.example',
    url: null,
    itemUrl,
  })
  expect(submissionOf(item, placement, now).source).toBeNull()
})

test('a story that was only touched has the same digest, and one that says something new has another', () => {
  const touched = { ...item, updatedAt: now, sourceName: 'Renamed' }
  expect(digestOf(touched)).toBe(digestOf(item))
  expect(digestOf({ ...item, headline: 'Gale over' })).not.toBe(digestOf(item))
  expect(digestOf({ ...item, media: [{ kind: 'IMAGE', url: 'https://a.example/b' }] })).not.toBe(digestOf(item))
})
