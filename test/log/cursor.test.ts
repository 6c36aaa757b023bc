import { describe, expect, test } from 'vitest'
import { decodeLogCursor, encodeLogCursor } from '../../schema/paging/log-cursor.ts'
import { resumption } from '../../schema/paging/resumption.ts'
import { chance } from '../chance.ts'
import { EPOCH } from './array-log.ts'

const log = { epoch: EPOCH, oldest: 5, head: 9 }
const at = (position: number, epoch = EPOCH) => encodeLogCursor({ epoch, position })

describe('a cursor', () => {
  test.each([4, 5, 8, 9])('at position %i of a log that keeps 5 to 9 is gone on from', (position) => {
    expect(resumption(at(position), log)).toEqual({ from: position })
  })

  test.each([0, 3])('at position %i has expired: an event after it was pruned', (position) => {
    expect(resumption(at(position), log)).toEqual({ problem: 'expired' })
  })

  test('beyond the head is ahead', () => {
    expect(resumption(at(10), log)).toEqual({ problem: 'ahead' })
    expect(resumption(at(Number.MAX_SAFE_INTEGER), log)).toEqual({ problem: 'ahead' })
  })

  test('of another log is refused, not misread', () => {
    expect(resumption(at(7, EPOCH.replace('a5d', 'a5e')), log)).toEqual({ problem: 'invalid' })
  })

  test('of a log that is still empty is its beginning, and nothing else', () => {
    const empty = { epoch: EPOCH, oldest: 1, head: 0 }
    expect(resumption(at(0), empty)).toEqual({ from: 0 })
    expect(resumption(at(1), empty)).toEqual({ problem: 'ahead' })
  })

  test('of a log whose events are all pruned is its head, and nothing else', () => {
    const pruned = { epoch: EPOCH, oldest: 10, head: 9 }
    expect(resumption(at(9), pruned)).toEqual({ from: 9 })
    expect(resumption(at(8), pruned)).toEqual({ problem: 'expired' })
  })

  test.each([
    ['empty', ''],
    ['a number', '7'],
    ['a position without a log', Buffer.from('7').toString('base64url')],
    ['padded', `${at(7)}=`],
    ['followed by a space', `${at(7)} `],
    ['in the other base64', Buffer.from(`${EPOCH}.7`).toString('base64').replace(/=+$/, '+/')],
    ['below zero', Buffer.from(`${EPOCH}.-1`).toString('base64url')],
    ['a fraction', Buffer.from(`${EPOCH}.1.5`).toString('base64url')],
    ['with a leading zero', Buffer.from(`${EPOCH}.07`).toString('base64url')],
    ['larger than exact numbers', Buffer.from(`${EPOCH}.9007199254740993`).toString('base64url')],
    ['in capitals', at(7, EPOCH.toUpperCase())],
    ['very long', 'A'.repeat(1_000_000)],
  ])('that is %s is invalid', (_what, cursor) => {
    expect(resumption(cursor, log)).toEqual({ problem: 'invalid' })
  })

  test('that was generated, cut or altered at random never throws and is never taken for another position', () => {
    const { below, pick } = chance(7)
    for (let round = 0; round < 20_000; round++) {
      const genuine = at(below(12))
      const bytes = Buffer.from(
        pick([genuine, String.fromCharCode(...Array.from({ length: 1 + below(80) }, () => below(0x1_0000)))]),
      )
      const bent = below(bytes.length)
      bytes.fill((bytes[bent] ?? 0) ^ (1 << below(8)), bent, bent + 1)
      const cursor = pick([bytes.toString(), genuine.slice(0, below(genuine.length)), bytes.toString('latin1')])
      const found = resumption(cursor, log)
      const place = decodeLogCursor(cursor)
      // Whatever is accepted is exactly what a gateway of this log would have encoded.
      if ('from' in found) expect(at(found.from)).toBe(cursor)
      else if (found.problem !== 'invalid') expect(place && encodeLogCursor(place)).toBe(cursor)
    }
  })
})
