import { getNamedType } from 'graphql'
import { expect, test } from 'vitest'
import { ARGUMENTS, INPUT_FIELDS } from './coordinates.ts'

test('an article is named by an ArticleRef wherever a client names one', () => {
  const naming = [...ARGUMENTS, ...INPUT_FIELDS].filter(({ input }) => /^(ref|article.*)$/.test(input.name))
  const others = naming.filter(({ input }) => getNamedType(input.type).name !== 'ArticleRef')
  expect(others.map(({ coordinate }) => coordinate)).toEqual([
    'FeedItemInput.article',
    'PublishPackageInput.articles',
    'SaveDraftInput.article',
  ])
  expect(naming.length).toBeGreaterThan(15)
})
