import { expect, test } from 'vitest'
import { openHub, operation, rendering } from './open-hub.ts'
import { recordingSink } from './recording-sink.ts'

test('an event is rendered once for a thousand subscribers of the same news', async () => {
  const { hub, append, rendered } = openHub()
  const readers = Array.from({ length: 1_000 }, recordingSink)
  for (const each of readers) hub.subscribe(operation(), each, null)
  append()
  append()
  await expect.poll(() => readers.every(({ payloads }) => payloads.join() === '1,2')).toBe(true)
  expect(rendered).toEqual(['all 1', 'all 2'])
  expect([hub.channels, hub.subscriptions]).toEqual([1, 1_000])
})

test('an event that is not for a subscription moves its cursor and is not delivered', async () => {
  const { hub, append } = openHub({ render: (_operation, { position }) => rendering(position, null) })
  const quiet = recordingSink()
  const subscription = hub.subscribe(operation(), quiet, null)
  append()
  await expect.poll(() => subscription.position).toBe(1)
  expect(quiet.payloads).toEqual([])
})

test('who subscribes without a cursor is given nothing that happened before', async () => {
  const { hub, append } = openHub()
  append()
  const early = recordingSink()
  hub.subscribe(operation(), early, null)
  append()
  append()
  // The channel has not rendered what it knows of yet.
  const late = recordingSink()
  hub.subscribe(operation(), late, null)
  append()
  await expect.poll(() => early.payloads).toEqual(['2', '3', '4'])
  expect(late.payloads).toEqual(['4'])
})

test('when the last subscriber leaves, its channel closes; who comes later opens it anew', async () => {
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
  // Leaving twice does not close what another opened under the same name.
  second.leave()
  append()
  await expect.poll(() => later.payloads).toEqual(['2'])
  expect([one.payloads, other.payloads]).toEqual([[], []])
})

test('nothing more is rendered for a channel that everybody left in the middle of a burst', async () => {
  const { hub, append, rendered } = openHub()
  const subscription = hub.subscribe(operation(), recordingSink(), null)
  for (let count = 0; count < 4; count++) append()
  subscription.leave()
  hub.subscribe(operation('sport'), recordingSink(), null)
  append()
  await expect.poll(() => rendered.filter((one) => one.startsWith('sport'))).toEqual(['sport 5'])
  expect(rendered.filter((one) => one.startsWith('all')).length).toBeLessThan(4)
})

test('a subscriber that throws is let go and reported, and the others go on', async () => {
  const { hub, append, troubles } = openHub()
  const [before, broken, after] = [recordingSink(), recordingSink(), recordingSink()]
  const lost = new Error('connection lost')
  broken.next = () => {
    throw lost
  }
  for (const each of [before, broken, after]) hub.subscribe(operation(), each, null)
  append()
  append()
  await expect.poll(() => [before.payloads.join(), after.payloads.join()]).toEqual(['1,2', '1,2'])
  expect(troubles).toEqual([lost])
  expect(hub.subscriptions).toBe(2)
})
