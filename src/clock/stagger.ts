import { setTimeout as sleep } from 'node:timers/promises'

const STEP_MS = 20
const MIN_PER_SECOND = 500

/**
 * Calls `each` once for every item, in random order, at an even rate over at most `overMs`. Few items take less: the rate
 * is at least 500 a second.
 */
export async function stagger<Item>(items: Iterable<Item>, overMs: number, each: (item: Item) => void): Promise<void> {
  const shuffled = [...items]
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
  const perStep = Math.ceil(Math.max(shuffled.length / (overMs / STEP_MS), (MIN_PER_SECOND * STEP_MS) / 1_000))
  for (let at = 0; at < shuffled.length; at += perStep) {
    if (at > 0) await sleep(STEP_MS)
    for (const item of shuffled.slice(at, at + perStep)) each(item)
  }
}
