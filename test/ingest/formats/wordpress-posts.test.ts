import { expect, test } from 'vitest'
import { publishedAs } from '../sample.ts'
import { itemIn, parsedIn } from './parsed.ts'

const post = (fields: object = {}) => ({
  id: 7,
  date: '2026-05-02T10:00:00',
  date_gmt: '2026-05-02T08:00:00',
  guid: { rendered: 'https://lock.example/?p=7' },
  modified_gmt: '2026-05-03T08:00:00',
  slug: 'gates',
  status: 'publish',
  type: 'post',
  link: 'https://lock.example/gates/',
  title: { rendered: 'Gates &#8217;open&#8217;' },
  content: { rendered: '<p>Words <a href="/more">more</a>.</p>', protected: false },
  excerpt: { rendered: '<p>In short.</p>', protected: false },
  author: 3,
  categories: [1],
  tags: [2],
  ...fields,
})

const embedded = {
  _embedded: {
    author: [{ id: 3, name: 'Nora Villa' }],
    'wp:featuredmedia': [
      {
        source_url: 'https://lock.example/q.jpg',
        alt_text: 'A gate',
        caption: { rendered: '<p>The gate.</p>' },
        media_details: { width: 1200, height: 800 },
      },
    ],
    'wp:term': [[{ name: 'World &amp; Sea', taxonomy: 'category' }], [{ name: 'Locks', taxonomy: 'post_tag' }]],
  },
}

const read = (...posts: object[]) => itemIn(JSON.stringify(posts))

test('a post has its words, its author, terms and picture if they are embedded', () => {
  const story = read(post(embedded))
  expect(story).toMatchObject({
    uri: 'https://lock.example/?p=7',
    itemUrl: 'https://lock.example/gates/',
    headline: 'Gates ’open’',
    standfirst: 'In short.',
    categories: ['World & Sea'],
    tags: ['Locks', 'World & Sea'],
    authors: ['Nora Villa'],
    publishedAt: new Date('2026-05-02T08:00:00Z'),
    updatedAt: new Date('2026-05-03T08:00:00Z'),
    held: null,
    warnings: [],
  })
  expect(publishedAs(story)).toMatchObject({
    html: '<p>Words <a href="https://lock.example/more" rel="noopener">more</a>.</p>',
    lead: { url: 'https://lock.example/q.jpg', altText: 'A gate', caption: 'The gate.', width: 1200 },
  })
})

test('one post alone is read too, without what is not embedded', () => {
  expect(itemIn(JSON.stringify(post()))).toMatchObject({ authors: [], tags: [], media: [] })
})

test.each([
  [{ status: 'draft' }, 'It is a draft.'],
  [{ status: 'private' }, 'It is private.'],
  [{ content: { rendered: '', protected: true } }, 'It is protected by a password.'],
  [{ type: 'recipe' }, 'Its type "recipe" is not known.'],
])('a post with %j is held', (fields, held) => {
  expect(read(post(fields)).held).toBe(held)
})

test('a scheduled post waits, and one in the bin is withheld', () => {
  expect(read(post({ status: 'future', date_gmt: '2099-05-02T08:00:00' }))).toMatchObject({
    embargoedUntil: new Date('2099-05-02T08:00:00Z'),
    held: null,
  })
  expect(read(post({ status: 'trash' })).pubStatus).toBe('withheld')
})

test('a field of a wrong type is lost by name, and a post without a title is refused alone', () => {
  const parsed = parsedIn(
    JSON.stringify([post({ excerpt: 7, _embedded: { author: 'x' } }), { id: 8, link: 'https://x.example/' }]),
  )
  expect(parsed).toMatchObject([
    {
      item: {
        standfirst: 'Words more.',
        warnings: [/^_embedded: author/, /^excerpt/].map((lost) => expect.stringMatching(lost)).toReversed(),
      },
    },
    { refused: { name: '8' } },
  ])
})
