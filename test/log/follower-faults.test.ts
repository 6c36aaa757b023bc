import { expect, test } from 'vitest'
import { arrayLog } from './array-log.ts'
import { openFollower } from './open-follower.ts'

test('a gap in the log is reported and waited for, and nothing is skipped', async () => {
  await using following = openFollower()
  for (let count = 0; count < 4; count++) following.log.append()
  following.log.hidden = 2
  await following.follower.wake()
  expect(following.heard).toEqual([1])
  expect(following.gaps).toEqual([[2, 3]])
  following.log.hidden = null
  await following.follower.wake()
  expect(following.heard).toEqual([1, 2, 3, 4])
})

test('a follower that waits before a gap reports that it has not read the log to its end', async () => {
  await using following = openFollower()
  await following.follower.wake()
  following.log.append()
  following.log.append()
  following.log.hidden = 1
  await expect.poll(() => following.follower.silentMs).toBeGreaterThan(20)
  await following.follower.wake()
  expect(following.follower.silentMs).toBeGreaterThan(20)
  following.log.hidden = null
  await following.follower.wake()
  expect(following.follower.silentMs).toBeLessThan(20)
})

test('while the log is unavailable nothing is lost, and polling continues', async () => {
  await using following = openFollower({ pollMs: 10 })
  following.log.away = new Error('away')
  following.log.append()
  await expect.poll(() => following.readFailures.length).toBeGreaterThan(1)
  expect(following.heard).toEqual([])
  following.log.away = null
  await expect.poll(() => following.heard).toEqual([1])
})

test('a wake-up during a read causes another read', async () => {
  const log = arrayLog()
  const { readAfter } = log
  let during = () => {}
  log.readAfter = async (position, limit) => {
    const events = await readAfter(position, limit)
    during()
    return events
  }
  await using following = openFollower({ log })
  during = () => {
    during = () => {}
    log.append()
    void following.follower.wake()
  }
  await following.follower.wake()
  expect(following.heard).toEqual([1])
})

test('a wake-up at any step of a read that ends is not lost', async () => {
  for (let steps = 0; steps < 20; steps++) {
    await using following = openFollower()
    const reading = following.follower.wake()
    for (let step = 0; step < steps; step++) await null
    following.log.append()
    await Promise.all([following.follower.wake(), reading])
    expect(following.heard, `after ${steps} steps`).toEqual([1])
  }
})

test('a log that throws synchronously does not stop the follower', async () => {
  const log = arrayLog()
  const { readAfter } = log
  log.readAfter = () => {
    throw new Error('at once')
  }
  await using following = openFollower({ log })
  await following.follower.wake()
  expect(following.readFailures).toHaveLength(1)
  log.readAfter = readAfter
  log.append()
  await following.follower.wake()
  expect(following.heard).toEqual([1])
})

test('a consumer that hangs is waited for once, and the others handle every event in order', async () => {
  let hung = 0
  await using following = openFollower({
    consumers: [
      () => {
        hung++
        return new Promise<void>(() => {})
      },
    ],
  })
  for (let count = 0; count < 3; count++) following.log.append()
  await following.follower.wake()
  expect(following.heard).toEqual([1, 2, 3])
  expect(hung).toBe(3)
  expect(following.failures).toHaveLength(1)
})

test('a flood of wake-ups without events does not become a flood of reads', async () => {
  await using following = openFollower()
  const until = performance.now() + 500
  let wakes = 0
  while (performance.now() < until) {
    wakes++
    await following.follower.wake()
  }
  expect(following.log.reads).toBeLessThan(60)
  expect(wakes).toBeGreaterThan(0)
  following.log.append()
  await following.follower.wake()
  expect(following.heard).toEqual([1])
})
