import { expect, test } from 'vitest'
import { decodeWake, encodeWake } from '../../src/log/wake.ts'
import { EPOCH } from './array-log.ts'

test('a wake-up is decoded as it was encoded', () => {
  const wake = { epoch: EPOCH, head: Number.MAX_SAFE_INTEGER }
  expect(decodeWake(encodeWake(wake))).toEqual(wake)
})

test.each([
  ['nothing', ''],
  ['no JSON', 'flood in the north'],
  ['JSON that ends early', `{"epoch":"${EPOCH}"`],
  ['null', 'null'],
  ['a list', `["${EPOCH}",1]`],
  ['no epoch', '{"head":1}'],
  ['an epoch that is none', '{"epoch":"latest","head":1}'],
  ['a head below zero', `{"epoch":"${EPOCH}","head":-1}`],
  ['a head that is a text', `{"epoch":"${EPOCH}","head":"1"}`],
  ['a head that no number holds', `{"epoch":"${EPOCH}","head":1e999}`],
  ['news in it', `{"epoch":"${EPOCH}","head":1,"headline":"forged"}`],
  ['a prototype in it', `{"epoch":"${EPOCH}","head":1,"__proto__":{}}`],
  ['deep nesting', '['.repeat(100_000)],
  ['more than any wake-up has', `{"epoch":"${EPOCH}","head":1}${' '.repeat(1_000)}`],
])('a message with %s is no wake-up', (_what, message) => {
  expect(decodeWake(message)).toBeNull()
})
