import { expect, test } from 'vitest'
import { storiesOf } from './sample.ts'

test('a story from JSON Feed has its picture, tags, authors and links', async () => {
  expect((await storiesOf('pier.json'))('Ice on the pier')).toMatchObject({
    uri: 'https://pier.example/ice',
    itemUrl: 'https://pier.example/ice',
    standfirst: 'Mind your step.',
    bodyHtml: '<p>It is slippery.</p>',
    media: { kind: 'IMAGE', url: 'https://pier.example/ice.jpg' },
    authors: ['Nora Villa', 'Owen Pryce'],
    tags: ['Weather', 'World'],
    publishedAt: new Date('2026-01-05T08:00:00Z'),
    sourceName: 'Pier Notes',
  })
})

test('what a story in JSON Feed does not say, the feed says', async () => {
  expect((await storiesOf('pier.json'))('1 < 2')).toMatchObject({
    language: 'en',
    authors: ['Tom Harker'],
    bodyHtml: '<p>First.</p>\n<p>Second &amp; last.</p>',
  })
})
