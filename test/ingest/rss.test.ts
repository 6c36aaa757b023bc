import { expect, test } from 'vitest'
import { itemsOf, publishedAs, storiesOf } from './sample.ts'

test('a story from RSS has its headline, standfirst and body as a reader sees them', async () => {
  const story = (await storiesOf('harbour.rss'))('Ferries & trains stand still')
  expect(story.standfirst).toBe('The gale has closed the port.')
  expect(publishedAs(story).html).toContain('<p>The gale has closed the port.</p>')
  expect(story.itemUrl).toBe('https://harbour.example/2026/ferries')
  expect(story.sourceName).toBe('The Harbour Post')
  expect(story.language).toBe('en-GB')
  expect(story.tags).toEqual(['Weather', 'Sport'])
})

test('a relative link in a story leads to the page beside the story', async () => {
  const story = (await storiesOf('harbour.rss'))('Ferries & trains stand still')
  expect(publishedAs(story).html).toContain(
    '<a href="https://harbour.example/2026/map.html" rel="noopener">the map</a>',
  )
})

test('a story gets the widest picture, with the credit that its group gives', async () => {
  const { lead } = publishedAs((await storiesOf('harbour.rss'))('Ferries & trains stand still'))
  expect(lead).toMatchObject({
    kind: 'IMAGE',
    url: 'https://pictures.harbour.example/gale-980.jpg',
    altText: 'Waves over the breakwater',
    caption: 'Waves over the breakwater',
    credit: 'Photograph: Owen Pryce',
    width: 980,
    height: 653,
    durationSeconds: null,
  })
})

test('three authors in one line are three authors, and the line stays as the byline', async () => {
  const story = (await storiesOf('harbour.rss'))('Ferries & trains stand still')
  expect(story.authors).toEqual(['Maeve Doyle', 'Tom Harker', 'Lucia Ferri'])
  expect(story.byline).toBe('Maeve Doyle, Tom Harker and Lucia Ferri')
})

test('a date in American time is the right moment', async () => {
  const story = (await storiesOf('harbour.rss'))('Ferries & trains stand still')
  expect(story.publishedAt?.toISOString()).toBe('2026-03-03T12:05:00.000Z')
})

test('a story whose date is nonsense comes in without one', async () => {
  const story = (await storiesOf('harbour.rss'))('Museum opens at night')
  expect(story.publishedAt).toBeNull()
  expect(story.authors).toEqual(['Nora Villa'])
  expect(story.language).toBe('cy')
  expect(story.standfirst).toBe('The doors stay open until two.')
  expect(publishedAs(story).lead).toMatchObject({ kind: 'AUDIO', url: 'https://sound.harbour.example/museum.mp3' })
})

test('a guid that is no URL is distinct from the same guid of another feed', async () => {
  const stories = await storiesOf('harbour.rss')
  expect(stories('Ferries & trains stand still').uri).toBe('https://harbour.example/#post-4711')
  expect(stories('Museum opens at night').uri).toBe('https://harbour.example/2026/museum')
})

test('a story without a headline and without words is refused by name', async () => {
  expect(await itemsOf('harbour.rss')).toContainEqual({
    refused: { name: 'https://harbour.example/2026/nothing', reason: 'it has neither a headline nor a text' },
  })
})

test('of two stories with one guid the newer stays', async () => {
  const parsed = await itemsOf('harbour.rss')
  expect(parsed).toContainEqual({ duplicate: 'Bridge closed' })
  expect((await storiesOf('harbour.rss'))('Bridge open again').uri).toBe('https://harbour.example/2026/bridge')
})

test('an Italian feed in Latin-1 keeps its accents', async () => {
  const story = (await storiesOf('molo-latin1.rss'))("Perché l'Università è chiusa")
  expect(story.standfirst).toBe("Città sott'acqua")
})

test('a story from RSS 1.0 is read as well', async () => {
  expect((await storiesOf('slip.rdf'))('A boat is launched')).toMatchObject({
    uri: 'https://slip.example/boat',
    standfirst: 'It floats.',
    language: 'en',
    authors: ['Owen Pryce'],
    tags: ['Boats'],
    publishedAt: new Date('2026-03-03T09:00:00Z'),
    sourceName: 'The Slipway',
  })
})
