import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { JoinedWrites } from '../../src/transport/joined-writes.ts'
import { Outlet } from '../../src/transport/outlet.ts'

const LIMITS = { maxUnsentBytes: 1_000, slowAfterMs: 60_000 }

function recording() {
  const writes: string[] = []
  return {
    writes,
    writableLength: 0,
    write(bytes: string, _encoding: 'latin1', taken?: () => void) {
      writes.push(bytes)
      taken?.()
    },
  }
}

test('what several streams write to one connection in one turn goes out together, in order', async () => {
  const connection = recording()
  using outlet = new Outlet(connection, new JoinedWrites(), LIMITS, () => {})
  outlet.write('one ', 'two ')
  outlet.write('three')
  expect(connection.writes).toEqual([])
  await nextTurn()
  expect(connection.writes).toEqual(['one two three'])
  outlet.write('four')
  await nextTurn()
  expect(connection.writes).toEqual(['one two three', 'four'])
})

test('what was not handed on yet counts as unsent', () => {
  using outlet = new Outlet(recording(), new JoinedWrites(), LIMITS, () => {})
  expect(outlet.ready).toBe(true)
  outlet.write('x'.repeat(1_000))
  expect(outlet.ready).toBe(false)
})

test('who waits for what was not handed on yet goes on once it is', async () => {
  using outlet = new Outlet(recording(), new JoinedWrites(), LIMITS, () => {})
  outlet.write('x'.repeat(1_000))
  let went = false
  outlet.whenReady(() => {
    went = true
  })
  await nextTurn()
  expect(went).toBe(true)
})

test('a client is not slow for what was not handed on to it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
  let slow = 0
  const connection = {
    writableLength: 0,
    write(bytes: string) {
      connection.writableLength += bytes.length
    },
  }
  using outlet = new Outlet(connection, new JoinedWrites(), LIMITS, () => slow++)
  outlet.write('before')
  outlet.flush()
  connection.writableLength = 0
  outlet.write('collected when it is looked at again')
  vi.advanceTimersByTime(LIMITS.slowAfterMs)
  expect(slow).toBe(0)
  outlet.flush()
  vi.advanceTimersByTime(LIMITS.slowAfterMs)
  expect(slow).toBe(1)
})

test('what was written is handed on before a close, and never after one', async () => {
  const connection = recording()
  const outlet = new Outlet(connection, new JoinedWrites(), LIMITS, () => {})
  outlet.write('last')
  outlet.flush()
  outlet.write('late')
  outlet[Symbol.dispose]()
  await nextTurn()
  expect(connection.writes).toEqual(['last'])
})

test('however many connections there are, other work gets its turn between their writes', async () => {
  const joined = new JoinedWrites()
  let flushed = 0
  for (let count = 0; count < 2_000; count++) {
    joined.add({
      flush() {
        flushed++
        const until = performance.now() + 0.1
        while (performance.now() < until);
      },
    })
  }
  await nextTurn()
  await nextTurn()
  expect(flushed).toBeGreaterThan(0)
  expect(flushed).toBeLessThan(2_000)
  await expect.poll(() => flushed, { timeout: 20_000 }).toBe(2_000)
})
