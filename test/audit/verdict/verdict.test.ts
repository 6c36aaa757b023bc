import { expect, test } from 'vitest'
import { expectations } from './expectation.ts'
import type { Facets, Logged } from './log.ts'
import { type Heard, judge } from './verdict.ts'

const NEWS: Facets = { sections: ['news'], tags: [], labels: [], language: 'en', urgency: 5 }
const SPORT: Facets = { ...NEWS, sections: ['sport'] }

function event(
  position: number,
  kind: string,
  before: Facets | null,
  after: Facets | null,
  uri = `urn:${position}`,
): Logged {
  const headline = after && `Story ${position}`
  return { position, kind, uri, before, after, headline, version: 1, note: null, at: new Date(0), embargoedUntil: null }
}

const LOG = [
  event(1, 'PUBLISHED', null, NEWS),
  event(2, 'PUBLISHED', null, SPORT),
  event(3, 'UPDATED', NEWS, SPORT, 'urn:1'),
  event(4, 'PUBLISHED', null, NEWS),
  event(5, 'EXPIRED', NEWS, null, 'urn:4'),
]
const FILTER = { sections: ['news'] }

const hear = (position: number, kind: string, headline: string | null, uri = `urn:${position}`): Heard => ({
  position,
  kind,
  uri,
  headline,
  secret: false,
})
const FIRST = hear(1, 'PUBLISHED', 'Story 1')
const LEFT = hear(3, 'LEFT', null, 'urn:1')
const FOURTH = hear(4, 'PUBLISHED', 'Story 4')
const EXPIRED = hear(5, 'EXPIRED', null, 'urn:4')
const ALL = [FIRST, LEFT, FOURTH, EXPIRED]

const verdict = (heard: readonly Heard[], from = 0) => judge(heard, expectations(LOG)(FILTER, from), LOG)
const CLEAN = { lost: 0, doubled: 0, disordered: 0, forbidden: 0, invented: 0, cases: [] }

test('who was given all that is for him, in order and once, has nothing to complain of', () => {
  expect(verdict(ALL)).toEqual({ ...CLEAN, delivered: 4 })
  expect(verdict(ALL.slice(2), 3)).toEqual({ ...CLEAN, delivered: 2 })
})

test('a replay may leave out the words of an article that has ended, and of no other', () => {
  expect(verdict([FIRST, LEFT, { ...FOURTH, headline: null }, EXPIRED])).toEqual({ ...CLEAN, delivered: 4 })
  expect(verdict([{ ...FIRST, headline: null }, LEFT, FOURTH, EXPIRED])).toMatchObject({ invented: 1 })
})

test.each([
  ['lost', [FIRST, LEFT, EXPIRED]],
  ['lost', [FIRST, FOURTH, EXPIRED]],
  ['doubled', [FIRST, LEFT, LEFT, FOURTH, EXPIRED]],
  ['doubled', [...ALL, FIRST]],
  ['disordered', [LEFT, FIRST, FOURTH, EXPIRED]],
  ['forbidden', [FIRST, hear(2, 'PUBLISHED', 'Story 2'), LEFT, FOURTH, EXPIRED]],
  ['forbidden', [{ ...FIRST, secret: true }, LEFT, FOURTH, EXPIRED]],
  ['invented', [...ALL, hear(6, 'PUBLISHED', 'Story 6')]],
  ['invented', [{ ...FIRST, headline: 'Forged' }, LEFT, FOURTH, EXPIRED]],
  ['invented', [FIRST, { ...LEFT, kind: 'UPDATED' }, FOURTH, EXPIRED]],
  ['invented', [FIRST, LEFT, { ...FOURTH, uri: 'urn:1' }, EXPIRED]],
] as const)('one that was %s is found, and counted as nothing else', (what, heard) => {
  const { delivered, cases, ...counts } = verdict(heard)
  const { cases: _, ...clean } = CLEAN
  expect(counts).toEqual({ ...clean, [what]: 1 })
  expect(delivered).toBe(heard.length)
  expect(cases).toHaveLength(1)
})

test('a withdrawal is expected by every reader that received a version of the article', () => {
  const log = [...LOG, event(6, 'EXPIRED', SPORT, null, 'urn:1'), event(7, 'EXPIRED', SPORT, null, 'urn:2')]
  expect(judge([...ALL, hear(6, 'EXPIRED', null, 'urn:1')], expectations(log)(FILTER, 0), log)).toMatchObject(CLEAN)
  expect(judge(ALL, expectations(log)(FILTER, 0), log)).toMatchObject({ lost: 1 })
})

test('who has asked for it may be given a newer event about an article instead, and never none', () => {
  const log = [...LOG, event(6, 'UPDATED', NEWS, NEWS, 'urn:4'), event(7, 'PUBLISHED', null, NEWS)]
  const hold = (heard: readonly Heard[]) => judge(heard, expectations(log)(FILTER, 0), log, 'CONFLATE')
  const last = [hear(6, 'UPDATED', 'Story 6', 'urn:4'), hear(7, 'PUBLISHED', 'Story 7')]
  expect(hold([LEFT, ...last])).toMatchObject(CLEAN)
  expect(hold([FIRST, LEFT, FOURTH, hear(7, 'PUBLISHED', 'Story 7')])).toMatchObject({ lost: 2 })
  expect(judge([LEFT, ...last], expectations(log)(FILTER, 0), log)).toMatchObject({ lost: 3 })
})

test('text of a killed article may have been received before the kill, but not after it', () => {
  const log = [...LOG, event(6, 'CANCELED', SPORT, null, 'urn:1')]
  const expected = expectations(
    log.map((logged) => ({ ...logged, headline: logged.uri === 'urn:1' ? null : logged.headline })),
  )
  const heard = [...ALL, hear(6, 'CANCELED', null, 'urn:1')]
  expect(judge(heard, expected(FILTER, 0), log)).toEqual({ ...CLEAN, delivered: 5 })
})
