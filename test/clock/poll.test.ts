import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { poll } from '../../src/clock/poll.ts'

test('work runs immediately, then again after the delay that it returns, one run at a time', async () => {
  let running = 0
  let overlaps = 0
  let runs = 0
  const work = async () => {
    if (running++ > 0) overlaps++
    await sleep(5)
    running--
    runs++
    return 1
  }
  await using _polling = poll({ work, retryMs: 60_000, onError: () => {} })
  expect(running).toBe(1)
  await expect.poll(() => runs).toBeGreaterThan(3)
  expect(overlaps).toBe(0)
})

test('a failure is reported, and work runs again after the retry delay', async () => {
  const errors: unknown[] = []
  const work = () => Promise.reject(new Error('away'))
  await using _polling = poll({ work, retryMs: 1, onError: (error) => errors.push(error) })
  await expect.poll(() => errors.length).toBeGreaterThan(2)
})

test('disposal waits for the run in progress and starts no other', async () => {
  const { promise: finished, resolve: finish } = Promise.withResolvers<number>()
  let runs = 0
  const work = () => {
    runs++
    return finished
  }
  const polling = poll({ work, retryMs: 1, onError: () => {} })
  let disposed = false
  const disposal = polling[Symbol.asyncDispose]().then(() => {
    disposed = true
  })
  await sleep(10)
  expect(disposed).toBe(false)
  finish(1)
  await disposal
  await sleep(10)
  expect(runs).toBe(1)
})

test('the first run can be delayed', async () => {
  let runs = 0
  const work = async () => {
    runs++
    return 60_000
  }
  await using _polling = poll({ work, firstMs: 20, retryMs: 1, onError: () => {} })
  expect(runs).toBe(0)
  await expect.poll(() => runs).toBe(1)
})
