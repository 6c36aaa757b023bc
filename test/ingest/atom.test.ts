import { expect, test } from 'vitest'
import { publishedAs, storiesOf } from './sample.ts'

test('links in Atom are relative to the base of the entry within that of the feed', async () => {
  const story = (await storiesOf('quay.atom'))('Kran & Kahn')
  expect(story.itemUrl).toBe('https://kai.example/blatt/2026/kran.html')
  expect(story.sourceUrl).toBe('https://kai.example/blatt/')
  expect(story.uri).toBe('urn:example:kran')
})

test('the picture before the first words becomes the lead picture and leaves the body', async () => {
  const story = (await storiesOf('quay.atom'))('Kran & Kahn')
  expect(publishedAs(story).lead).toMatchObject({
    url: 'https://kai.example/blatt/2026/kran.jpg',
    altText: 'Der Kran im Morgenlicht',
  })
  expect(publishedAs(story).html).toBe('<p>Er hebt 40 Tonnen.</p>')
  expect(story.standfirst).toBe('Der neue Kran steht.')
})

test('a story in Atom has its own date, language and author, else those of the feed', async () => {
  const stories = await storiesOf('quay.atom')
  expect(stories('Kran & Kahn')).toMatchObject({
    authors: ['Kai Redaktion'],
    language: 'de',
    tags: ['Hafen'],
    publishedAt: new Date('2026-03-03T08:30:00Z'),
  })
  expect(stories('Trois lignes')).toMatchObject({ language: 'fr', publishedAt: null })
})

test('a headline that Atom calls plain text keeps its angle brackets', async () => {
  const story = (await storiesOf('quay.atom'))('Wie man <b> schreibt')
  expect(story.authors).toEqual(['Ada Conti'])
  expect(publishedAs(story).html).toBe('<p>So <em>nicht</em>.</p>')
})

test('a plain text becomes paragraphs', async () => {
  const story = (await storiesOf('quay.atom'))('Trois lignes')
  expect(publishedAs(story).html).toBe('<p>Une &lt;ligne&gt;</p>\n<p>Deux lignes</p>')
})
