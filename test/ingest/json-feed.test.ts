import { expect, test } from 'vitest'
import { publishedAs, storiesOf } from './sample.ts'

test('a story from JSON Feed has its picture, tags, authors and links', async () => {
  const story = (await storiesOf('pier.json'))('Ice on the pier')
  expect(publishedAs(story)).toMatchObject({
    html: '<p>It is slippery.</p>',
    lead: { kind: 'IMAGE', url: 'https://pier.example/ice.jpg' },
  })
  expect(story).toMatchObject({
    uri: 'https://pier.example/ice',
    itemUrl: 'https://pier.example/ice',
    standfirst: 'Mind your step.',
    authors: ['Nora Villa', 'Owen Pryce'],
    tags: ['Weather', 'World'],
    publishedAt: new Date('2026-01-05T08:00:00Z'),
    sourceName: 'Pier Notes',
  })
})

test('what a story in JSON Feed does not say, the feed says', async () => {
  const story = (await storiesOf('pier.json'))('1 < 2')
  expect(story).toMatchObject({ language: 'en', authors: ['Tom Harker'] })
  expect(publishedAs(story).html).toBe('<p>First.</p>\n<p>Second &amp; last.</p>')
})
