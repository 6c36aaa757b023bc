import { expect, test } from 'vitest'
import type { Logged } from './log.ts'
import { BY_HAND, logFaults } from './log-faults.ts'

const SENT = new Set(['Story 1', 'Story 2'])
const ACKNOWLEDGED = [1, 2].map((position) => ({ position, uri: `urn:${position}`, headline: `Story ${position}` }))
const [FIRST, SECOND] = [logged(1), logged(2)]

function logged(position: number): Logged {
  const headline = `Story ${position}`
  const rest = { version: 1, note: null, before: null, after: null, embargoedUntil: null, at: new Date(1_000) }
  return { position, kind: 'PUBLISHED', uri: `urn:${position}`, headline, ...rest }
}

test('a log that has all that was acknowledged, and nothing else, is well', () => {
  expect(logFaults([FIRST, SECOND], ACKNOWLEDGED, SENT)).toEqual([])
  const byHand = { ...FIRST, position: 3, kind: 'UPDATED', note: BY_HAND }
  expect(logFaults([FIRST, SECOND, byHand], ACKNOWLEDGED, SENT)).toEqual([])
})

test.each([
  ['a hole', [FIRST, { ...SECOND, position: 3 }], 'position 2 of the log is missing'],
  ['a story that was acknowledged and is not there', [FIRST], '"Story 2" was acknowledged at 2 and is not there'],
  [
    'another story in its place',
    [FIRST, { ...SECOND, uri: 'urn:3' }],
    '"Story 2" was acknowledged at 2 and is not there',
  ],
  [
    'a repetition under one key',
    [FIRST, SECOND, { ...FIRST, position: 3 }],
    'version 1 of urn:1 was published again at 3',
  ],
  [
    'a story that nobody sent',
    [FIRST, SECOND, { ...logged(3), headline: 'Forged' }],
    '"Forged" at 3 was sent by nobody',
  ],
  [
    'an embargo that was broken',
    [FIRST, { ...SECOND, embargoedUntil: new Date(3_000) }],
    '"Story 2" was public 2000 ms before its embargo ended',
  ],
] as const)('%s is found', (_what, log, fault) => {
  expect(logFaults(log, ACKNOWLEDGED, SENT)).toContain(fault)
})
