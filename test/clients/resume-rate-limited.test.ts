import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rateLimited } from '../../schema/errors.ts'
import * as sse from '../../src/client/resume-sse.ts'
import * as webSocket from '../../src/client/resume-ws.ts'
import { recorder } from './recorder.ts'

const RETRY_AFTER = 20
const MOST_WAITED_BEYOND_MS = 500

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function returnsInTime(subscriptions: () => number): Promise<void> {
  expect(subscriptions()).toBe(1)
  await vi.advanceTimersByTimeAsync(RETRY_AFTER * 1_000 - 1)
  expect(subscriptions()).toBe(1)
  await vi.advanceTimersByTimeAsync(1 + MOST_WAITED_BEYOND_MS)
  expect(subscriptions()).toBe(2)
}

test('who is refused for a while over WebSocket returns when it may, and not before', async () => {
  const after: unknown[] = []
  const reader = recorder<object>()
  webSocket.resume(
    {
      on: () => () => {},
      subscribe: ({ variables }, sink) => {
        after.push(variables?.after)
        if (after.length === 1) sink.error([rateLimited(RETRY_AFTER)])
        return () => {}
      },
    },
    { query: 'subscription', variables: { after: 'a cursor' } },
    reader,
  )
  await returnsInTime(() => after.length)
  expect(after).toEqual(['a cursor', 'a cursor'])
})

test('who is refused for a while over server-sent events returns when it may, and not before', async () => {
  const after: unknown[] = []
  const reader = recorder<object>()
  sse.resume(
    {
      subscribe: ({ variables }, sink) => {
        after.push(variables?.after)
        if (after.length > 1) return () => {}
        sink.next({ errors: [rateLimited(RETRY_AFTER)] })
        sink.complete()
        return () => {}
      },
    },
    { query: 'subscription', variables: { after: 'a cursor' } },
    reader,
  )
  await returnsInTime(() => after.length)
  expect(after).toEqual(['a cursor', 'a cursor'])
})
