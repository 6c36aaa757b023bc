import { expect, test } from 'vitest'
import { stagger } from '../../src/clock/stagger.ts'

test('each item is called once, and not all of them at once', async () => {
  const items = Array.from({ length: 100 }, (_, at) => at)
  const done: number[] = []
  const all = stagger(items, 200, (item) => done.push(item))
  expect(done.length).toBeGreaterThan(0)
  expect(done.length).toBeLessThan(20)
  await all
  expect(done.toSorted((one, other) => one - other)).toEqual(items)
})

test('without time all items are called at once', async () => {
  const done: number[] = []
  const all = stagger([1, 2, 3], 0, (item) => done.push(item))
  expect(done).toHaveLength(3)
  await all
})
