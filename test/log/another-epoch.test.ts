import { expect, test } from 'vitest'
import { openFollower } from './open-follower.ts'

test('a log of another epoch is followed from its head, and reported', async () => {
  await using following = openFollower()
  const { log, follower } = following
  for (let count = 0; count < 4; count++) log.append()
  await follower.wake()
  log.restore(2, 'restored')
  await follower.wake()
  expect(following.restored).toEqual(['restored'])
  expect([follower.epoch, follower.head]).toEqual(['restored', 2])
  expect(follower.recentAfter(1)).toBeNull()
  log.append()
  await follower.wake()
  expect(following.heard).toEqual([1, 2, 3, 4, 3])
})

test('a log that lost events under the same epoch gets a new epoch', async () => {
  await using following = openFollower()
  const { log, follower } = following
  for (let count = 0; count < 4; count++) log.append()
  await follower.wake()
  log.restore(2, follower.epoch)
  await follower.wake()
  expect(following.restored).toHaveLength(1)
  expect(follower.head).toBe(2)
  await follower.wake()
  expect(following.restored).toHaveLength(1)
})

test('a log that was pruned past the follower is followed from its oldest event', async () => {
  await using following = openFollower()
  const { log, follower } = following
  log.append()
  await follower.wake()
  for (let count = 0; count < 4; count++) log.append()
  log.prune(3)
  await follower.wake()
  expect(following.pruned).toEqual([[2, 4]])
  expect(following.heard).toEqual([1, 4, 5])
  expect(follower.recentAfter(1)).toBeNull()
  expect(following.gaps).toEqual([])
})

test('a log that was pruned past the follower and is empty is followed from its next event', async () => {
  await using following = openFollower()
  const { log, follower } = following
  for (let count = 0; count < 4; count++) log.append()
  log.prune(4)
  await follower.wake()
  expect(following.pruned).toEqual([[1, 5]])
  expect(follower.head).toBe(4)
  log.append()
  await follower.wake()
  expect(following.heard).toEqual([5])
})

test('a read that hangs is abandoned, and the next one continues', async () => {
  await using following = openFollower()
  const { log, follower } = following
  log.append()
  const { readAfter } = log
  log.readAfter = () => new Promise(() => {})
  await follower.wake()
  expect(following.readFailures).toHaveLength(1)
  log.readAfter = readAfter
  await follower.wake()
  expect(following.heard).toEqual([1])
})
