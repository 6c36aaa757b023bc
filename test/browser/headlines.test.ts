import { expect, test } from 'vitest'
import { age } from '../../src/browser/ticker/age.ts'
import { type Headline, Headlines } from '../../src/browser/ticker/headlines.ts'
import { spoken } from '../../src/browser/ticker/spoken.ts'

const story = (id: string, hour: number): Headline => ({
  id,
  url: `https://news.example/${id}`,
  headline: id,
  labels: [],
  publishedAt: `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`,
  section: { name: 'News' },
})
const put = (article: Headline) => ({ kind: 'PUBLISHED', articleId: article.id, article })
const gone = (articleId: string) => ({ kind: 'LEFT', articleId, article: null })
const ids = ({ list }: Headlines) => list.map(({ id }) => id)

function listed(whole: boolean, most = 10): Headlines {
  const headlines = new Headlines(most)
  headlines.replace([story('c', 12), story('b', 11), story('a', 10)], whole)
  return headlines
}

test('a story has its place by the time at which it was published, whenever it is changed', () => {
  const headlines = listed(true)
  headlines.apply(put(story('d', 13)))
  headlines.apply(put({ ...story('b', 11), headline: 'B, corrected' }))
  headlines.apply(put(story('beside', 10)))
  expect(ids(headlines)).toEqual(['d', 'c', 'b', 'beside', 'a'])
  expect(headlines.list[2]?.headline).toBe('B, corrected')
})

test('an old story that is corrected does not come up, unless there are no older ones', () => {
  const part = listed(false)
  part.apply(put(story('old', 9)))
  expect(ids(part)).toEqual(['c', 'b', 'a'])
  const all = listed(true)
  all.apply(put(story('old', 9)))
  expect(ids(all)).toEqual(['c', 'b', 'a', 'old'])
})

test('what is taken away is gone, and what it leaves behind has no hole', () => {
  const headlines = listed(true, 3)
  headlines.apply(put(story('d', 13)))
  expect(ids(headlines)).toEqual(['d', 'c', 'b'])
  headlines.apply(gone('c'))
  // `a` was dropped for `d`: no article as old as `a` may reappear before it.
  headlines.apply(put(story('old', 9)))
  expect(ids(headlines)).toEqual(['d', 'b'])
})

test('ages are said as the language says them', () => {
  const now = new Date('2026-11-24T12:00:00Z')
  const said = (since: string, language: string) => age(new Date(since), now, language)
  expect(said('2026-11-24T05:00:00Z', 'it')).toBe('7 ore fa')
  expect(said('2026-11-24T11:59:00Z', 'en')).toBe('1 minute ago')
  expect(said('2026-11-23T11:00:00Z', 'en')).toBe('yesterday')
  // With a slow clock, articles are dated in the future.
  expect(said('2026-11-24T12:00:30Z', 'it')).toBe('ora')
})

test('a page may name its language as it likes', () => {
  expect(['en_GB', 'it', 'no such', ''].map(spoken)).toEqual(['en-GB', 'it', 'en', 'en'])
})
