import { expect, test } from 'vitest'
import { encodeLogCursor } from '../../schema/paging/log-cursor.ts'
import { later } from '../../src/browser/refresh/later.ts'

const at = (position: number, epoch = '00000000-0000-4000-8000-000000000000') => encodeLogCursor({ epoch, position })

test('of two cursors of a log the one that lies later is found, whichever was heard first', () => {
  for (const [known, heard] of [
    [9, 10],
    [10, 9],
    [99_999, 100_000],
    [7, 7],
  ] as const) {
    expect(later(at(known), at(heard))).toBe(at(Math.max(known, heard)))
  }
})

test('of another log, or of none, what was heard last counts', () => {
  const other = at(1, '11111111-1111-4111-8111-111111111111')
  expect(later(at(5), other)).toBe(other)
  expect(later('no cursor!', at(5))).toBe(at(5))
  expect(later(at(5), 'no cursor!')).toBe('no cursor!')
})
