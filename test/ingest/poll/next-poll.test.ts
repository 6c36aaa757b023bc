import { expect, test } from 'vitest'
import { hintsOf, NO_HINTS } from '../../../src/ingest/poll/hints.ts'
import { afterFailure, afterSuccess } from '../../../src/ingest/poll/next-poll.ts'
import { retryAfterOf } from '../../../src/outbound/retry-after.ts'

const NOON = new Date('2026-05-02T12:00:00Z')
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000)
const AS_OFTEN_AS_WE_LIKE = { freshSeconds: 0, skipHours: [] }

test('a feed is polled at its interval, however late a poll began', () => {
  expect(afterSuccess(NOON, later(2), 300, AS_OFTEN_AS_WE_LIKE)).toEqual(later(300))
  expect(afterSuccess(NOON, later(299), 300, AS_OFTEN_AS_WE_LIKE)).toEqual(later(300))
})

test('polls that were missed are not made up for', () => {
  expect(afterSuccess(NOON, later(1_000), 300, AS_OFTEN_AS_WE_LIKE)).toEqual(later(1_200))
})

test('a source may ask to be polled less often, but not more often, and not for ever', () => {
  expect(afterSuccess(NOON, NOON, 300, { freshSeconds: 3_600, skipHours: [] })).toEqual(later(3_600))
  expect(afterSuccess(NOON, NOON, 300, { freshSeconds: 60, skipHours: [] })).toEqual(later(300))
  expect(afterSuccess(NOON, NOON, 300, { freshSeconds: 999_999_999, skipHours: [] })).toEqual(later(86_400))
})

test('hours in which a source has nothing new are skipped, unless it names all', () => {
  expect(afterSuccess(NOON, NOON, 300, { freshSeconds: 0, skipHours: [12, 13] })).toEqual(later(7_200))
  const all = Array.from({ length: 24 }, (_, hour) => hour)
  expect(afterSuccess(NOON, NOON, 300, { freshSeconds: 0, skipHours: all })).toEqual(later(300))
})

test('a failing feed is tried less and less often', () => {
  const seconds = (failures: number, retryAfter: Date | null = null) =>
    (afterFailure(NOON, 300, failures, retryAfter).getTime() - NOON.getTime()) / 1_000
  for (const [failures, about] of [
    [1, 300],
    [2, 600],
    [3, 1_200],
    [50, 21_600],
  ] as const) {
    expect(seconds(failures)).toBeGreaterThanOrEqual(about * 0.8)
    expect(seconds(failures)).toBeLessThanOrEqual(about * 1.2)
  }
  expect(seconds(1, later(1_000))).toBe(1_000)
  expect(seconds(1, later(999_999))).toBe(86_400)
  expect(seconds(1, later(-5))).toBeGreaterThanOrEqual(240)
})

test.for([
  ['120', later(120)],
  ['Sat, 02 May 2026 12:02:00 GMT', later(120)],
  ['soon', null],
  ['-5', null],
  ['', null],
] as const)('Retry-After: %s', ([header, at]) => {
  if (header === '-5') return expect(retryAfterOf(header, NOON)?.getTime() ?? 0).toBeLessThan(NOON.getTime())
  expect(retryAfterOf(header, NOON)).toEqual(at)
})

test('what a feed asks of those who poll it is read from its channel, not from its items', () => {
  const channel = `<ttl> 60 </ttl><skipHours><hour>3</hour><hour>24</hour></skipHours>
    <atom:link rel="hub" href="https://hub.example/?a=1&amp;b=2"/><atom:link href='https://exa.example/feed' rel='self' />`
  expect(hintsOf(`<rss><channel>${channel}<item><ttl>5</ttl></item></channel></rss>`)).toEqual({
    freshSeconds: 3_600,
    skipHours: [3, 0],
    hub: { url: 'https://hub.example/?a=1&b=2', topic: 'https://exa.example/feed' },
  })
  expect(hintsOf('<rss><channel><item><ttl>5</ttl></item></channel></rss>')).toEqual(NO_HINTS)
})

test('a link may have several relations, in a document and in a header', () => {
  const hub = { url: 'https://hub.example/', topic: 'https://exa.example/feed' }
  const links = `<link rel="hub via" href="${hub.url}"/><link rel="alternate self" href="${hub.topic}"/>`
  expect(hintsOf(`<feed>${links}</feed>`).hub).toEqual(hub)
  expect(hintsOf('', `<${hub.url}>; rel="hub via", <${hub.topic}>; rel=self`).hub).toEqual(hub)
})
