import { expect, test } from 'vitest'
import { publishedAs } from '../sample.ts'
import { itemIn, parsedIn } from './parsed.ts'

const item = (fields: object = {}) => ({
  id: 5678,
  uri: 'https://ldrs.example/5678',
  type: 'story',
  firstcreated: '2026-05-02T08:11:00',
  versioncreated: '2026-05-02T08:20:00',
  urgency: 3,
  pubstatus: 'usable',
  language: 'en',
  headline: 'Council buys pier',
  description_text: 'In short.',
  body_html: '<p>Words.</p>',
  body_text: 'Words.',
  byline: 'By Nora Villa',
  subject: [
    { code: 'category:leisure', name: 'Leisure', lang: 'en', rel: 'category' },
    { code: 'category:hamdden', name: 'Hamdden', lang: 'cy', rel: 'category' },
    { code: 'location:risca', name: 'Risca', lang: 'en', rel: 'location' },
  ],
  associations: [
    {
      id: 'inlineimage',
      type: 'picture',
      headline: 'b.jpg',
      renditions: { original: { href: 'https://m.example/b.jpg', mimetype: 'image/jpeg' } },
    },
    {
      id: 'featureimage',
      type: 'picture',
      headline: 'A pier',
      description_text: 'The pier.',
      renditions: {
        original: { href: 'https://m.example/a.jpg', mimetype: 'image/jpeg', width: '800', height: '600' },
      },
    },
  ],
  ...fields,
})

const page = (...items: object[]) => JSON.stringify({ total: items.length, limit: 20, offset: 0, item: items })

test('a story has its words, its author, its subjects in its language, and its picture', () => {
  const story = itemIn(page(item()))
  expect(story).toMatchObject({
    uri: 'https://ldrs.example/5678',
    headline: 'Council buys pier',
    standfirst: 'In short.',
    authors: ['Nora Villa'],
    byline: null,
    tags: ['Leisure', 'Risca'],
    urgency: 3,
    publishedAt: new Date('2026-05-02T08:11:00Z'),
    warnings: [],
  })
  expect(publishedAs(story).lead).toMatchObject({ url: 'https://m.example/a.jpg', altText: 'A pier', width: 800 })
})

test('a story in Welsh has Welsh subjects', () => {
  expect(itemIn(page(item({ language: 'cy' }))).tags).toEqual(['Hamdden'])
})

test('an embargo without a zone is in that of the feed, else in UTC', () => {
  const embargoed = page(item({ embargotime: '2030-07-02T08:00:00' }))
  expect(itemIn(embargoed).embargoedUntil).toEqual(new Date('2030-07-02T08:00:00Z'))
  expect(itemIn(embargoed, { timeZone: 'Europe/London' }).embargoedUntil).toEqual(new Date('2030-07-02T07:00:00Z'))
  expect(itemIn(page(item({ embargotime: 'Friday' }))).held).toContain('"Friday"')
})

test('a withdrawn story is read, and an advisory is no story', () => {
  expect(itemIn(page(item({ pubstatus: 'canceled' }))).pubStatus).toBe('canceled')
  expect(parsedIn(page(item({ type: 'advisory' })))).toMatchObject([{ refused: { name: 'Council buys pier' } }])
})

test('a picture alone is a story, and one bad item keeps out no other', () => {
  const image = item({
    type: 'image',
    renditions: { original: { href: 'https://m.example/c.jpg', mimetype: 'image/jpeg' } },
    associations: [],
  })
  const parsed = parsedIn(page(image, { id: 1 }))
  expect(parsed).toMatchObject([{ item: { media: [{ url: 'https://m.example/c.jpg' }] } }, { refused: {} }])
})
