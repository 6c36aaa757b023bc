import { expect, test } from 'vitest'
import type { ArticleSubmission } from '../../schema/article/submission.ts'
import { batcher } from '../../src/ingest/import/batcher.ts'

const story = (headline: string): ArticleSubmission => ({ headline, language: 'en', section: 'news' })

test('what comes in while a batch is under way is the next one, in order and no larger than allowed', async () => {
  const batches: string[][] = []
  const publish = batcher(async (submissions) => {
    batches.push(submissions.map(({ headline }) => headline))
    return submissions.map(() => ({ changed: true }))
  }, 3)
  await Promise.all(['a', 'b', 'c', 'd'].map((headline) => publish(story(headline))))
  await publish(story('e'))
  expect(batches).toEqual([['a', 'b', 'c'], ['d'], ['e']])
})

test('each caller gets the result of its own story', async () => {
  const refused = new Error('It is refused.')
  const publish = batcher(
    async (submissions) =>
      submissions.map(({ headline }) => (headline === 'bad' ? { refused } : { changed: headline === 'new' })),
    10,
  )
  const [fresh, bad, known] = await Promise.allSettled(['new', 'bad', 'known'].map((name) => publish(story(name))))
  expect(fresh).toEqual({ status: 'fulfilled', value: { changed: true } })
  expect(bad).toEqual({ status: 'rejected', reason: refused })
  expect(known).toEqual({ status: 'fulfilled', value: { changed: false } })
})

test('a batch that fails as a whole fails for all in it, and the next one goes on', async () => {
  let tries = 0
  const publish = batcher(async (submissions) => {
    if (++tries === 1) throw new Error('away')
    return submissions.map(() => ({ changed: true }))
  }, 10)
  await expect(Promise.all([publish(story('a')), publish(story('b'))])).rejects.toThrow('away')
  expect(await publish(story('a'))).toEqual({ changed: true })
})
