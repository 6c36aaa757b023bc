import { expect, test } from 'vitest'
import { arrayLog } from './array-log.ts'
import { openFollower } from './open-follower.ts'

test('every event is handled once and in order, however many there are', async () => {
  await using following = openFollower()
  for (let count = 0; count < 10; count++) following.log.append()
  await following.follower.wake()
  expect(following.heard).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  await following.follower.wake()
  expect(following.heard).toHaveLength(10)
})

test('events from before the follower started are not handled', async () => {
  const log = arrayLog()
  log.append()
  log.append()
  await using following = openFollower({ log })
  log.append()
  await following.follower.wake()
  expect(following.heard).toEqual([3])
})

test('a thousand concurrent wake-ups read the log at most twice', async () => {
  await using following = openFollower()
  following.log.append()
  await Promise.all(Array.from({ length: 1_000 }, () => following.follower.wake()))
  expect(following.heard).toEqual([1])
  expect(following.log.reads).toBeLessThanOrEqual(2)
})

test('an event without a wake-up is found by polling', async () => {
  await using following = openFollower({ pollMs: 10 })
  following.log.append()
  await expect.poll(() => following.heard).toEqual([1])
  following.log.append()
  await expect.poll(() => following.heard).toEqual([1, 2])
})

test('the first consumer has finished an event before the second gets it: caches are purged before the push', async () => {
  const steps: string[] = []
  await using following = openFollower({
    consumers: [
      async ({ position }) => {
        steps.push(`purging ${position}`)
        await Promise.resolve()
        steps.push(`purged ${position}`)
      },
      ({ position }) => void steps.push(`pushed ${position}`),
    ],
  })
  following.log.append()
  following.log.append()
  await following.follower.wake()
  expect(steps).toEqual(['purging 1', 'purged 1', 'pushed 1', 'purging 2', 'purged 2', 'pushed 2'])
})

test('a consumer that throws does not affect the others and is reported each time', async () => {
  const [thrown, rejected] = [new Error('thrown'), new Error('rejected')]
  await using following = openFollower({
    consumers: [
      () => {
        throw thrown
      },
      () => Promise.reject(rejected),
    ],
  })
  following.log.append()
  following.log.append()
  await following.follower.wake()
  expect(following.heard).toEqual([1, 2])
  expect(following.failures).toEqual([thrown, rejected, thrown, rejected])
})

test('a follower that is disposed of handles nothing more and stops polling', async () => {
  const following = openFollower({ pollMs: 10 })
  await following[Symbol.asyncDispose]()
  following.log.append()
  await following.follower.wake()
  expect(following.heard).toEqual([])
})

test('the latest events stay in memory, without a gap, for subscriptions slightly behind', async () => {
  await using following = openFollower()
  for (let count = 0; count < 8; count++) following.log.append()
  await following.follower.wake()
  const kept = (position: number) => following.follower.recentAfter(position)?.map((event) => event.position) ?? null
  expect(kept(8)).toEqual([])
  expect(kept(7)).toEqual([8])
  expect(kept(3)).toEqual([4, 5, 6, 7, 8])
  expect(kept(2)).toBeNull()
})
