import { expect, test } from 'vitest'
import { batcher } from '../../src/ingest/import/batcher.ts'
import type { Brought } from '../../src/ingest/import/take.ts'

const story = (id: string): Brought => ({ feed: { by: 'slug', value: 'wire' }, item: { id, status: 'USABLE' } })
const NEW = { outcome: 'NEW', reason: null, articleId: null } as const
const SAME = { outcome: 'UNCHANGED', reason: null, articleId: null } as const

test('what comes in while a batch is under way is the next one, in order and no larger than allowed', async () => {
  const batches: string[][] = []
  const publish = batcher(async (brought) => {
    batches.push(brought.map(({ item }) => item.id ?? ''))
    return brought.map(() => NEW)
  }, 3)
  await Promise.all(['a', 'b', 'c', 'd'].map((id) => publish(story(id))))
  await publish(story('e'))
  expect(batches).toEqual([['a', 'b', 'c'], ['d'], ['e']])
})

test('each caller gets the result of its own story', async () => {
  const failed = new Error('It is away.')
  const publish = batcher(
    async (brought) => brought.map(({ item: { id } }) => (id === 'bad' ? { failed } : id === 'new' ? NEW : SAME)),
    10,
  )
  const [fresh, bad, known] = await Promise.allSettled(['new', 'bad', 'known'].map((name) => publish(story(name))))
  expect(fresh).toEqual({ status: 'fulfilled', value: NEW })
  expect(bad).toEqual({ status: 'rejected', reason: failed })
  expect(known).toEqual({ status: 'fulfilled', value: SAME })
})

test('a batch that fails as a whole fails for all in it, and the next one goes on', async () => {
  let tries = 0
  const publish = batcher(async (brought) => {
    if (++tries === 1) throw new Error('away')
    return brought.map(() => NEW)
  }, 10)
  await expect(Promise.all([publish(story('a')), publish(story('b'))])).rejects.toThrow('away')
  expect(await publish(story('a'))).toEqual(NEW)
})
