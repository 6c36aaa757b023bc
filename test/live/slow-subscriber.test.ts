import { expect, test } from 'vitest'
import { openHub, operation } from './open-hub.ts'
import { recordingSink } from './recording-sink.ts'

test('a subscriber that stalls is given nothing meanwhile, and costs the others nothing', async () => {
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

test('a subscriber that goes on after a stall is given all it missed, in order and once', async () => {
  const { hub, append } = openHub()
  const slow = recordingSink()
  slow.stallAfter = 1
  hub.subscribe(operation(), slow, null)
  for (let count = 0; count < 20; count++) append()
  await expect.poll(() => slow.awaited).toBe(true)
  slow.goOn()
  append()
  await expect.poll(() => slow.payloads).toEqual(Array.from({ length: 21 }, (_, at) => String(at + 1)))
})

test('a subscriber that stalls again in the middle of what it missed goes on from there', async () => {
  const { hub, append } = openHub()
  const slow = recordingSink()
  slow.stallAfter = 1
  hub.subscribe(operation(), slow, null)
  for (let count = 0; count < 20; count++) append()
  for (const next of [2, 3, 4, 8, 16, 20]) {
    await expect.poll(() => slow.awaited).toBe(true)
    const stop = next - slow.payloads.length
    slow.goOn()
    slow.stallAfter = stop
    await expect.poll(() => slow.payloads).toHaveLength(next)
  }
  expect(slow.payloads).toEqual(Array.from({ length: 20 }, (_, at) => String(at + 1)))
})

test('who leaves while it stalls is given nothing when it could take more', async () => {
  const { hub, append } = openHub()
  const [slow, quick] = [recordingSink(), recordingSink()]
  slow.ready = false
  const subscription = hub.subscribe(operation(), slow, null)
  hub.subscribe(operation(), quick, null)
  append()
  await expect.poll(() => slow.awaited).toBe(true)
  subscription.leave()
  slow.goOn()
  append()
  await expect.poll(() => quick.payloads).toHaveLength(2)
  expect(slow.payloads).toEqual([])
})
