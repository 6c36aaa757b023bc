import { expect, test } from 'vitest'
import { openHub, operation } from './open-hub.ts'
import { recordingSink } from './recording-sink.ts'

/** A hub whose log has `count` events, none of them in memory. */
function openHubWith(count: number, options = {}) {
  const opened = openHub({ kept: 0, ...options })
  for (let number = 0; number < count; number++) opened.append()
  return opened
}

test('a client that resumes gets the events after its cursor, then new ones', async () => {
  const { hub, append } = openHubWith(12)
  const back = recordingSink()
  hub.subscribe(operation(), back, 3)
  append()
  await expect.poll(() => back.payloads.join()).toBe('4,5,6,7,8,9,10,11,12,13')
})

test('a thousand clients that resume at one position cost one read of the log and one rendering of each event', async () => {
  const { hub, log, rendered } = openHubWith(5)
  const readers = Array.from({ length: 1_000 }, recordingSink)
  for (const back of readers) hub.subscribe(operation(), back, 0)
  await expect.poll(() => readers.every(({ payloads }) => payloads.join() === '1,2,3,4,5')).toBe(true)
  expect(log.reads).toBe(1)
  expect(rendered).toHaveLength(5)
})

test('a client that resumes within the buffer gets payloads that are already rendered', async () => {
  const { hub, append, rendered } = openHub()
  hub.subscribe(operation(), recordingSink(), null)
  for (let count = 0; count < 6; count++) append()
  await expect.poll(() => rendered).toHaveLength(6)
  const back = recordingSink()
  hub.subscribe(operation(), back, 3)
  expect(back.payloads).toEqual(['4', '5', '6'])
  expect(rendered).toHaveLength(6)
})

test('a client that leaves during a replay gets nothing more', async () => {
  const { hub } = openHubWith(5)
  const [leaves, stays] = [recordingSink(), recordingSink()]
  const { next } = leaves
  const subscription = hub.subscribe(
    operation(),
    {
      ...leaves,
      next(payload, cursor) {
        next(payload, cursor)
        if (payload === '2') subscription.leave()
      },
    },
    0,
  )
  hub.subscribe(operation(), stays, 0)
  await expect.poll(() => stays.payloads).toHaveLength(5)
  expect(leaves.payloads).toEqual(['1', '2'])
})

test('a client that resumes ahead of the follower gets only the events after its cursor', async () => {
  const { hub, append } = openHubWith(2)
  const ahead = recordingSink()
  hub.subscribe(operation(), ahead, 3)
  append()
  append()
  await expect.poll(() => ahead.payloads).toEqual(['4'])
})

test('a replay stops at the head of the follower, because caches handle an event before clients get it', async () => {
  const { hub, log, advance } = openHubWith(2)
  const ahead = log.append()
  const back = recordingSink()
  hub.subscribe(operation(), back, 0)
  await expect.poll(() => back.payloads).toHaveLength(2)
  expect(back.payloads).toEqual(['1', '2'])
  advance(ahead)
  await expect.poll(() => back.payloads).toEqual(['1', '2', '3'])
})

test('a client that resumes before the oldest event gets CURSOR_EXPIRED, and its subscription ends', async () => {
  const { hub, log, append } = openHubWith(6)
  log.prune(4)
  const [old, fits] = [recordingSink(), recordingSink()]
  hub.subscribe(operation(), old, 3)
  hub.subscribe(operation(), fits, 4)
  append()
  await expect.poll(() => old.problems.map(({ extensions }) => extensions.code)).toEqual(['CURSOR_EXPIRED'])
  await expect.poll(() => fits.payloads).toEqual(['5', '6', '7'])
  expect(old.payloads).toEqual([])
  expect(hub.subscriptions).toBe(1)
})

test('a subscription whose events were pruned before it read them is told at once, not with the next event', async () => {
  const { hub, log, append } = openHub({ kept: 0 })
  const slow = recordingSink()
  hub.subscribe(operation(), slow, null)
  log.away = new Error('away')
  append()
  append()
  await expect.poll(() => log.reads).toBeGreaterThan(0)
  log.prune(2)
  log.away = null
  await expect.poll(() => slow.problems.map(({ extensions }) => extensions.code)).toEqual(['CURSOR_EXPIRED'])
})
