import { expect, test } from 'vitest'
import type { ArticleSubmission } from '../../schema/article/submission.ts'
import {
  MAX_CHARACTERS_PER_TRANSACTION,
  splitIntoTransactions,
} from '../../src/newsroom/publish/split-into-transactions.ts'
import { validateSubmission } from '../../src/newsroom/validation/submission.ts'

/** The uris by group. */
function grouped(stories: readonly Partial<ArticleSubmission>[]): (string | null)[][] {
  const given = stories.map((fields) =>
    validateSubmission({ headline: 'News', language: 'en', section: 'news', bodyHtml: '', ...fields }, []),
  )
  return [...splitIntoTransactions(given)].map((group) => group.map(({ uri }) => uri))
}

test('a group is a hundred stories at most', () => {
  const sizes = grouped(Array.from({ length: 250 }, (_, at) => ({ uri: `urn:${at}` }))).map(({ length }) => length)
  expect(sizes).toEqual([100, 100, 50])
})

test('large stories are fewer to a group, one that is larger than all may be stands alone', () => {
  const half = 'x'.repeat(MAX_CHARACTERS_PER_TRANSACTION / 2 / 5)
  const large = { bodyHtml: '', body: Array.from({ length: 2 }, () => ({ kind: 'PARAGRAPH' as const, html: half })) }
  expect(grouped([{ uri: 'urn:a' }]).flat()).toEqual(['urn:a'])
  const sizes = grouped(Array.from({ length: 12 }, (_, at) => ({ ...large, bodyHtml: null, uri: `urn:${at}` }))).map(
    ({ length }) => length,
  )
  expect(Math.max(...sizes)).toBeLessThan(5)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(12)
})

test('a second version of a story, and a translation of one, come after it', () => {
  expect(grouped([{ uri: 'urn:a' }, { uri: 'urn:b' }, { uri: 'urn:a' }, { uri: 'urn:c' }])).toEqual([
    ['urn:a', 'urn:b'],
    ['urn:a', 'urn:c'],
  ])
  expect(grouped([{ uri: 'urn:a' }, { uri: 'urn:it', translationOf: 'urn:a' }])).toEqual([['urn:a'], ['urn:it']])
})

test('a story with a slug or key of its own goes alone', () => {
  expect(
    grouped([
      { uri: 'urn:a' },
      { uri: 'urn:b', slug: 'own' },
      { uri: 'urn:c', idempotencyKey: 'own' },
      { uri: 'urn:d' },
    ]),
  ).toEqual([['urn:a'], ['urn:b'], ['urn:c'], ['urn:d']])
})
