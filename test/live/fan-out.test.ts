import { expect, test } from 'vitest'
import { openHub, operation, rendering } from './open-hub.ts'
import { recordingSink } from './recording-sink.ts'

test('an event is rendered once for a thousand subscriptions with the same identity', async () => {
  const { hub, append, rendered } = openHub()
  const readers = Array.from({ length: 1_000 }, recordingSink)
  for (const each of readers) hub.subscribe(operation(), each, null)
  append()
  append()
  await expect.poll(() => readers.every(({ payloads }) => payloads.join() === '1,2')).toBe(true)
  expect(rendered).toEqual(['all 1', 'all 2'])
  expect([hub.channels, hub.subscriptions]).toEqual([1, 1_000])
})

test('an event that does not match a subscription advances its position and is not delivered', async () => {
  const { hub, append } = openHub({ render: (_operation, { position }) => rendering(position, null) })
  const quiet = recordingSink()
  const subscription = hub.subscribe(operation(), quiet, null)
  append()
  await expect.poll(() => subscription.position).toBe(1)
  expect(quiet.payloads).toEqual([])
})

test('a subscription without a cursor gets no earlier events', async () => {
  const { hub, append } = openHub()
  append()
  const early = recordingSink()
  hub.subscribe(operation(), early, null)
  append()
  append()
  // The channel has not rendered the events up to the head yet.
  const late = recordingSink()
  hub.subscribe(operation(), late, null)
  append()
  await expect.poll(() => early.payloads).toEqual(['2', '3', '4'])
  expect(late.payloads).toEqual(['4'])
})

test('the last subscription closes its channel, and the next one opens it again', async () => {
  const { hub, append, rendered } = openHub()
  const [one, other, later] = [recordingSink(), recordingSink(), recordingSink()]
  const first = hub.subscribe(operation(), one, null)
  const second = hub.subscribe(operation(), other, null)
  hub.subscribe(operation('sport'), recordingSink(), null)
  first.leave()
  expect(hub.channels).toBe(2)
  second.leave()
  second.leave()
  expect([hub.channels, hub.subscriptions]).toEqual([1, 1])
  append()
  await expect.poll(() => rendered).toEqual(['sport 1'])
  hub.subscribe(operation(), later, null)
  // Leaving twice does not close a channel that was opened again under the same identity.
  second.leave()
  append()
  await expect.poll(() => later.payloads).toEqual(['2'])
  expect([one.payloads, other.payloads]).toEqual([[], []])
})

test('a channel that all subscriptions left during a burst renders nothing more', async () => {
  const { hub, append, rendered } = openHub()
  const subscription = hub.subscribe(operation(), recordingSink(), null)
  for (let count = 0; count < 4; count++) append()
  subscription.leave()
  hub.subscribe(operation('sport'), recordingSink(), null)
  append()
  await expect.poll(() => rendered.filter((one) => one.startsWith('sport'))).toEqual(['sport 5'])
  expect(rendered.filter((one) => one.startsWith('all')).length).toBeLessThan(4)
})

test('a subscription whose sink throws is ended and reported, and the others continue', async () => {
  const { hub, append, errors } = openHub()
  const [before, broken, after] = [recordingSink(), recordingSink(), recordingSink()]
  const lost = new Error('connection lost')
  broken.next = () => {
    throw lost
  }
  for (const each of [before, broken, after]) hub.subscribe(operation(), each, null)
  append()
  append()
  await expect.poll(() => [before.payloads.join(), after.payloads.join()]).toEqual(['1,2', '1,2'])
  expect(errors).toEqual([lost])
  expect(hub.subscriptions).toBe(2)
})
