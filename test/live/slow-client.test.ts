import { expect, test } from 'vitest'
import { openHub, operation } from './open-hub.ts'
import { recordingSink } from './recording-sink.ts'

test('a stalled client gets nothing meanwhile, and does not delay the others', async () => {
  const { hub, append, rendered } = openHub()
  const [slow, quick] = [recordingSink(), recordingSink()]
  slow.stallAfter = 1
  hub.subscribe(operation(), slow, null)
  hub.subscribe(operation(), quick, null)
  for (let count = 0; count < 20; count++) append()
  await expect.poll(() => quick.payloads).toHaveLength(20)
  expect(slow.payloads).toEqual(['1'])
  expect(rendered).toHaveLength(20)
})

test('a client that reads again after a stall gets every event it missed, in order and once', async () => {
  const { hub, append } = openHub()
  const slow = recordingSink()
  slow.stallAfter = 1
  hub.subscribe(operation(), slow, null)
  for (let count = 0; count < 20; count++) append()
  await expect.poll(() => slow.awaited).toBe(true)
  slow.resume()
  append()
  await expect.poll(() => slow.payloads).toEqual(Array.from({ length: 21 }, (_, at) => String(at + 1)))
})

test('a client that stalls again while it catches up continues from there', async () => {
  const { hub, append } = openHub()
  const slow = recordingSink()
  slow.stallAfter = 1
  hub.subscribe(operation(), slow, null)
  for (let count = 0; count < 20; count++) append()
  for (const next of [2, 3, 4, 8, 16, 20]) {
    await expect.poll(() => slow.awaited).toBe(true)
    const stop = next - slow.payloads.length
    slow.resume()
    slow.stallAfter = stop
    await expect.poll(() => slow.payloads).toHaveLength(next)
  }
  expect(slow.payloads).toEqual(Array.from({ length: 20 }, (_, at) => String(at + 1)))
})

test('a client that leaves while stalled gets nothing when it is ready again', async () => {
  const { hub, append } = openHub()
  const [slow, quick] = [recordingSink(), recordingSink()]
  slow.ready = false
  const subscription = hub.subscribe(operation(), slow, null)
  hub.subscribe(operation(), quick, null)
  append()
  await expect.poll(() => slow.awaited).toBe(true)
  subscription.leave()
  slow.resume()
  append()
  await expect.poll(() => quick.payloads).toHaveLength(2)
  expect(slow.payloads).toEqual([])
})
