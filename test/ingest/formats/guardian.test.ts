import { expect, test } from 'vitest'
import { publishedAs } from '../sample.ts'
import { itemIn, parsedIn } from './parsed.ts'

const content = (fields: object = {}) => ({
  id: 'world/2026/may/02/pier',
  type: 'article',
  sectionId: 'world',
  sectionName: 'World news',
  webPublicationDate: '2026-05-02T08:00:00Z',
  webTitle: 'Pier opens | Ports',
  webUrl: 'https://paper.example/world/2026/may/02/pier',
  fields: {
    headline: 'Pier opens',
    standfirst: '<p>After a <strong>week</strong>.</p>',
    trailText: 'Trail.',
    body: '<p>Words <a href="https://paper.example/x">x</a>.</p><p>More.</p>',
    byline: 'Nora Villa and Owen Pryce in Genoa',
    lastModified: '2026-05-02T09:00:00Z',
    lang: 'en',
    publication: 'paper.example',
    thumbnail: 'https://m.example/thumb.jpg',
    internalRevision: '12',
  },
  tags: [
    { id: 'world/ports', type: 'keyword', webTitle: 'Ports' },
    { id: 'profile/nora', type: 'contributor', webTitle: 'Nora Villa' },
    { id: 'profile/owen', type: 'contributor', webTitle: 'Owen Pryce' },
    { id: 'tone/analysis', type: 'tone', webTitle: 'Analysis' },
  ],
  elements: [
    {
      relation: 'main',
      type: 'image',
      assets: [
        {
          type: 'image',
          mimeType: 'image/jpeg',
          file: 'https://m.example/500.jpg',
          typeData: {
            width: '500',
            height: '300',
            altText: 'A pier',
            caption: 'The <b>pier</b>.',
            credit: 'Photograph: Ada',
          },
        },
        {
          type: 'image',
          mimeType: 'image/jpeg',
          file: 'https://m.example/1000.jpg',
          typeData: { width: 1000, height: 600 },
        },
      ],
    },
    {
      relation: 'body',
      type: 'image',
      assets: [{ type: 'image', mimeType: 'image/jpeg', file: 'https://m.example/body.jpg' }],
    },
  ],
  ...fields,
})

const search = (...results: object[]) => JSON.stringify({ response: { status: 'ok', total: results.length, results } })

test('a result of a search has its words, people, tags and main picture', () => {
  const story = itemIn(search(content()))
  expect(story).toMatchObject({
    uri: 'https://paper.example/world/2026/may/02/pier',
    id: 'world/2026/may/02/pier',
    version: '12',
    headline: 'Pier opens',
    standfirst: 'After a week.',
    categories: ['World news', 'Ports'],
    tags: ['Ports'],
    authors: ['Nora Villa', 'Owen Pryce'],
    byline: 'Nora Villa and Owen Pryce in Genoa',
    labels: ['article', 'Analysis'],
    sourceName: 'paper.example',
    publishedAt: new Date('2026-05-02T08:00:00Z'),
    updatedAt: new Date('2026-05-02T09:00:00Z'),
    warnings: [],
  })
  expect(publishedAs(story).lead).toMatchObject({
    url: 'https://m.example/1000.jpg',
    altText: 'A pier',
    caption: 'The pier.',
    credit: 'Photograph: Ada',
  })
})

test('a single item is read', () => {
  expect(itemIn(JSON.stringify({ response: { status: 'ok', content: content() } })).headline).toBe('Pier opens')
})

test('an item without fields has what the search says', () => {
  expect(itemIn(search(content({ fields: undefined, elements: undefined, tags: undefined })))).toMatchObject({
    headline: 'Pier opens | Ports',
    original: null,
    media: [],
    authors: [],
  })
})

test('without elements the thumbnail is the picture, and a film has its length', () => {
  expect(itemIn(search(content({ elements: [] }))).media).toEqual([
    { kind: 'IMAGE', url: 'https://m.example/thumb.jpg' },
  ])
  const assets = [
    {
      type: 'video',
      mimeType: 'video/mp4',
      file: 'https://m.example/v.mp4',
      typeData: { durationMinutes: 1, durationSeconds: '35' },
    },
  ]
  const film = itemIn(search(content({ elements: [{ relation: 'main', type: 'video', assets }] })))
  expect(film.media).toMatchObject([{ kind: 'VIDEO', url: 'https://m.example/v.mp4', durationSeconds: 95 }])
})

test.each([{ isGone: true }, { isExpired: 'true' }])('an item that is gone (%j) is withheld', (fields) => {
  expect(itemIn(search(content(fields))).pubStatus).toBe('withheld')
})

test('a field of a wrong type is lost by name, and one bad item keeps out no other', () => {
  const parsed = parsedIn(search(content({ sectionName: 7, tags: 'x' }), { id: 5 }))
  expect(parsed).toMatchObject([
    { item: { categories: [], warnings: [expect.stringMatching(/^sectionName/), expect.stringMatching(/^tags/)] } },
    { refused: { name: '5' } },
  ])
})
