import { expect, test } from 'vitest'
import { outcomeOf } from '../../src/webhooks/outcome.ts'

const NOW = new Date('2026-01-06T18:30:00Z')

function answered(status: number, retryAfter?: string) {
  const headers = new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter })
  return outcomeOf({ status, headers, body: null }, 1, NOW)
}

test('only a 2xx acknowledges a message, whatever its body', () => {
  for (const status of [200, 201, 202, 204, 299]) expect(answered(status)).toEqual({ is: 'acknowledged' })
  for (const status of [301, 302, 304, 400, 401, 404, 429, 500, 503]) expect(answered(status).is).toBe('failed')
})

test('410 says that the receiver is gone', () => {
  expect(answered(410)).toEqual({ is: 'gone', problem: 'the receiver responded with 410' })
})

test('attempts grow apart, up to five minutes', () => {
  const waits = Array.from({ length: 40 }, (_, at) =>
    outcomeOf({ problem: 'timeout', reason: 'no complete response within 15000 ms' }, at + 1, NOW),
  ).map((outcome) => (outcome.is === 'failed' ? outcome.retryInMs : 0))
  for (const [at, ms] of waits.entries()) {
    const exactMs = Math.min(1_000 * 2 ** at, 300_000)
    expect(ms).toBeGreaterThanOrEqual(exactMs * 0.8)
    expect(ms).toBeLessThanOrEqual(exactMs * 1.2)
  }
})

test('a receiver that says when to come back is asked then, but at the latest in an hour', () => {
  const waits = ['120', new Date(NOW.getTime() + 120_000).toUTCString(), '999999', 'soon', '-5'].map((value) => {
    const outcome = answered(503, value)
    return outcome.is === 'failed' ? Math.round(outcome.retryInMs / 60_000) : null
  })
  expect(waits).toEqual([2, 2, 60, 0, 0])
})
