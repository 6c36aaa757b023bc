import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { SendBuffer } from '../../src/connection/send-buffer.ts'
import { WriteBatcher } from '../../src/connection/write-batcher.ts'

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

test('what several subscriptions write to one connection in one turn leaves in one write, in order', async () => {
  const connection = recording()
  using buffer = new SendBuffer(connection, new WriteBatcher(), LIMITS, () => {})
  buffer.write('one ', 'two ')
  buffer.write('three')
  expect(connection.writes).toEqual([])
  await nextTurn()
  expect(connection.writes).toEqual(['one two three'])
  buffer.write('four')
  await nextTurn()
  expect(connection.writes).toEqual(['one two three', 'four'])
})

test('buffered bytes count as unsent', () => {
  using buffer = new SendBuffer(recording(), new WriteBatcher(), LIMITS, () => {})
  expect(buffer.ready).toBe(true)
  buffer.write('x'.repeat(1_000))
  expect(buffer.ready).toBe(false)
})

test('a subscription that waits for the buffer continues once it is flushed', async () => {
  using buffer = new SendBuffer(recording(), new WriteBatcher(), LIMITS, () => {})
  buffer.write('x'.repeat(1_000))
  let went = false
  buffer.whenReady(() => {
    went = true
  })
  await nextTurn()
  expect(went).toBe(true)
})

test('a client is not slow because of bytes that are still buffered here', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
  let slow = 0
  const connection = {
    writableLength: 0,
    write(bytes: string) {
      connection.writableLength += bytes.length
    },
  }
  using buffer = new SendBuffer(connection, new WriteBatcher(), LIMITS, () => slow++)
  buffer.write('before')
  buffer.flush()
  connection.writableLength = 0
  buffer.write('collected when it is looked at again')
  vi.advanceTimersByTime(LIMITS.slowAfterMs)
  expect(slow).toBe(0)
  buffer.flush()
  vi.advanceTimersByTime(LIMITS.slowAfterMs)
  expect(slow).toBe(1)
})

test('buffered bytes are written before a close, and never after one', async () => {
  const connection = recording()
  const buffer = new SendBuffer(connection, new WriteBatcher(), LIMITS, () => {})
  buffer.write('last')
  buffer.flush()
  buffer.write('late')
  buffer[Symbol.dispose]()
  await nextTurn()
  expect(connection.writes).toEqual(['last'])
})

test('however many connections there are, other work runs between their writes', async () => {
  const batcher = new WriteBatcher()
  let flushed = 0
  for (let count = 0; count < 2_000; count++) {
    batcher.add({
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
