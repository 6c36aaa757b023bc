import { expect, test } from 'vitest'
import { matches } from '../../../schema/news/news-filter.ts'
import { chance } from '../../chance.ts'
import { anyFilter, LABELS, LANGUAGES, passes, TAGS } from './filter.ts'

test('the audit and the gateway agree on what passes a filter, each by its own code', () => {
  const dice = chance(7)
  const verdicts = Array.from({ length: 2_000 }, () => {
    const { pick, some, below } = dice
    const facets = {
      sections: pick([['news'], ['world'], ['europe', 'world'], ['sport']]),
      tags: some(TAGS),
      labels: some(LABELS),
      language: pick(LANGUAGES),
      urgency: 1 + below(9),
    }
    const filter = anyFilter(dice)
    const { labels, ...rest } = filter
    const mine = passes(filter, facets)
    const theirs = matches(
      { ...rest, ...(labels && { labels: LABELS.filter((label) => labels.includes(label)) }) },
      { ...facets, authors: [], publishedAt: '2026-01-01T00:00:00Z' },
    )
    return { mine, theirs }
  })
  expect(verdicts.filter(({ mine, theirs }) => mine !== theirs)).toEqual([])
  expect(verdicts.filter(({ mine }) => mine).length).toBeGreaterThan(200)
  expect(verdicts.filter(({ mine }) => !mine).length).toBeGreaterThan(200)
})
