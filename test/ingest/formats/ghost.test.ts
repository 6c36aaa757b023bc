import { expect, test } from 'vitest'
import { publishedAs } from '../sample.ts'
import { itemIn, itemsIn, parsedIn } from './parsed.ts'

const post = (fields: object = {}) => ({
  id: 'aa01',
  uuid: '7d3c9a64-0000-4000-8000-000000000001',
  title: 'Gates open',
  slug: 'gates-open',
  html: '<p>See <a href="__GHOST_URL__/more/">more</a>.</p>',
  feature_image: '__GHOST_URL__/content/images/q.jpg',
  type: 'post',
  status: 'published',
  visibility: 'public',
  custom_excerpt: 'In short.',
  created_at: '2026-05-01T08:00:00.000Z',
  updated_at: '2026-05-03T08:00:00.000Z',
  published_at: '2026-05-02T08:00:00.000Z',
  ...fields,
})

const data = (...posts: object[]) => ({
  posts,
  users: [
    { id: 'u1', name: 'Nora Villa' },
    { id: 'u2', name: 'Owen Pryce' },
  ],
  tags: [
    { id: 't1', name: 'Locks' },
    { id: 't2', name: '#internal' },
    { id: 't3', name: 'World' },
  ],
  posts_tags: [
    { post_id: 'aa01', tag_id: 't1', sort_order: 1 },
    { post_id: 'aa01', tag_id: 't2', sort_order: 2 },
    { post_id: 'aa01', tag_id: 't3', sort_order: 0 },
  ],
  posts_authors: [
    { post_id: 'aa01', author_id: 'u2', sort_order: 1 },
    { post_id: 'aa01', author_id: 'u1', sort_order: 0 },
  ],
  posts_meta: [{ post_id: 'aa01', feature_image_alt: 'A gate', feature_image_caption: 'The <b>gate</b>.' }],
  settings: [
    { key: 'title', value: 'Lock Weekly' },
    { key: 'url', value: 'https://lock.example/' },
    { key: 'locale', value: 'en-gb' },
  ],
})

const exported = (...posts: object[]) => JSON.stringify({ db: [{ meta: { version: '6.0' }, data: data(...posts) }] })

test('a published post has its words, authors, tags and picture', () => {
  const story = itemIn(exported(post()))
  expect(story).toMatchObject({
    uri: 'urn:uuid:7d3c9a64-0000-4000-8000-000000000001',
    itemUrl: 'https://lock.example/gates-open/',
    headline: 'Gates open',
    standfirst: 'In short.',
    language: 'en-GB',
    tags: ['World', 'Locks'],
    authors: ['Nora Villa', 'Owen Pryce'],
    sourceName: 'Lock Weekly',
    publishedAt: new Date('2026-05-02T08:00:00Z'),
    updatedAt: new Date('2026-05-03T08:00:00Z'),
    held: null,
  })
  expect(publishedAs(story)).toMatchObject({
    html: '<p>See <a href="https://lock.example/more/" rel="noopener">more</a>.</p>',
    lead: { url: 'https://lock.example/content/images/q.jpg', altText: 'A gate', caption: 'The gate.' },
  })
})

test.each([
  [{ status: 'draft', published_at: null }, 'It is a draft.'],
  [{ status: 'sent' }, 'It was sent to members by mail only.'],
  [{ visibility: 'paid' }, 'It is only for some readers (visibility paid).'],
  [{ visibility: 'tiers' }, 'It is only for some readers (visibility tiers).'],
  [{ status: 'scheduled', published_at: null }, 'It is scheduled, without a time.'],
  [{ status: 'archived' }, 'Its status "archived" is not known.'],
])('a post with %j is held', (fields, held) => {
  expect(itemIn(exported(post(fields))).held).toBe(held)
})

test('a scheduled post waits for its time', () => {
  expect(itemIn(exported(post({ status: 'scheduled', published_at: '2099-05-02T08:00:00.000Z' })))).toMatchObject({
    embargoedUntil: new Date('2099-05-02T08:00:00Z'),
    held: null,
  })
})

test('pages of new and of old exports are no stories', () => {
  expect(parsedIn(exported(post({ type: 'page' }), post({ page: 1, type: undefined })))).toEqual([])
})

test('an export without a wrapper, with numbers for ids and times, is read', () => {
  const old = post({ id: 1, uuid: null, published_at: Date.parse('2014-01-01T00:00:00Z') })
  const story = itemIn(JSON.stringify({ meta: { version: '003' }, data: { posts: [old] } }))
  expect(story).toMatchObject({ id: '1', publishedAt: new Date('2014-01-01T00:00:00Z'), media: [] })
  expect(story.warnings).toEqual([expect.stringContaining('feature_image')])
})

test('one bad post keeps out no other', () => {
  expect(itemsIn(exported({ title: 7 }, post(), { id: 'x', title: '' })).map(({ id }) => id)).toHaveLength(1)
})
