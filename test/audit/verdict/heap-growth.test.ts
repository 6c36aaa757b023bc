import { expect, test } from 'vitest'
import { heapGrowth } from './heap-growth.ts'

const MB = 1_048_576
/** A sample every five seconds, a garbage collection every fifteen. */
const life = (minutes: number, mbAt: (minute: number) => number) =>
  Array.from({ length: minutes * 12 }, (_, at) => ({
    atMs: 1e12 + at * 5_000,
    heapBytes: (mbAt(at / 12) + (at % 3) * 20) * MB,
  }))

test('a heap that stays where it is does not grow, however much litter lies about', () => {
  expect(heapGrowth([life(5, () => 40)])).toBeCloseTo(0)
})

test('a leak is found from samples by the minute, also over several processes with different baselines', () => {
  const growth = heapGrowth([life(5, (minute) => 40 + 3 * minute), life(4, (minute) => 90 + 3 * minute)])
  expect((growth ?? 0) / MB).toBeCloseTo(3, 0)
})

test('what is loaded in the first minute does not count, and short lives tell nothing', () => {
  expect(heapGrowth([life(5, (minute) => 40 + Math.min(minute, 1) * 50)])).toBeCloseTo(0)
  expect(heapGrowth([life(2, (minute) => minute * 50), []])).toBeNull()
})
