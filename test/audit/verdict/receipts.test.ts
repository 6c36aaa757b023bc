import { expect, test } from 'vitest'
import { type Receipt, receiptFaults } from './receipts.ts'

const receipt = (position: number, attempt = 1, id = `msg_${position}`): Receipt => ({
  id,
  position,
  attempt,
  replay: false,
})

test('messages in order, each once or repeated with a mark, are what was promised', () => {
  const received = [receipt(1), receipt(2), receipt(2, 2), receipt(4, 3)]
  expect(receiptFaults(received, received, [1, 2, 4])).toEqual([])
})

test.for<[string, readonly Receipt[], string]>([
  ['lost', [receipt(1)], '1 messages were lost, the first at 2'],
  ['out of order', [receipt(2), receipt(1), receipt(2, 2)], 'a message at 1 came after one at 2'],
  ['repeated without a mark', [receipt(1), receipt(2), receipt(2)], 'a repetition at 2 is not marked as such'],
  [
    'repeated under another id',
    [receipt(1), receipt(2), receipt(2, 2, 'msg')],
    'a repetition at 2 is not marked as such',
  ],
  ['invented', [receipt(1), receipt(2), receipt(3)], 'a message at 3 is not in the log'],
  ['marked as replayed', [receipt(1), { ...receipt(2), replay: true }], 'a message at 2 is marked as replayed'],
])('a message that is %s is a fault', ([, received, fault]) => {
  expect(receiptFaults(received, received, [1, 2])).toEqual([fault])
})

test('what was received and not acknowledged is not there', () => {
  expect(receiptFaults([receipt(1)], [], [1])).toEqual(['1 messages were lost, the first at 1'])
})
