import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { seal, unseal } from '../../src/cache/sealed-answer.ts'

const SECRET = randomBytes(32)
const SHARED = {
  answer: {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{"data":{"headline":"Città di 東京"}}'),
    position: 7,
    nextDueMs: 60_000,
    shareable: true,
  },
  tags: new Map([
    ['news', Infinity],
    ['section-news:world', 1_000],
  ]),
}

test('what was sealed is found again, with all that it depends on', () => {
  const found = unseal(SECRET, 'key', seal(SECRET, 'key', SHARED))
  expect(found).toEqual({ ...SHARED, answer: { ...SHARED.answer, nextDueMs: expect.any(Number) } })
  expect(found?.answer.nextDueMs).toBeLessThanOrEqual(60_000)
  const forever = { ...SHARED, answer: { ...SHARED.answer, nextDueMs: null } }
  expect(unseal(SECRET, 'key', seal(SECRET, 'key', forever))).toEqual(forever)
})

test('nothing of it can be read by others', () => {
  const sealed = seal(SECRET, 'key', SHARED)
  for (const word of ['headline', '東京', 'section-news', 'content-type'])
    expect(sealed.includes(word), word).toBe(false)
  expect(sealed.equals(seal(SECRET, 'key', SHARED))).toBe(false)
})

test('whatever was not sealed so, for this key, is none', () => {
  const sealed = seal(SECRET, 'key', SHARED)
  expect(unseal(SECRET, 'other key', sealed)).toBeNull()
  expect(unseal(randomBytes(32), 'key', sealed)).toBeNull()
  for (let at = 0; at < sealed.length; at++) {
    const forged = Buffer.from(sealed)
    forged[at] = (forged[at] ?? 0) ^ 1
    expect(unseal(SECRET, 'key', forged), `byte ${at}`).toBeNull()
  }
  for (const bytes of [0, 1, 27, 28, 29, 1_000]) expect(unseal(SECRET, 'key', randomBytes(bytes))).toBeNull()
  expect(unseal(SECRET, 'key', sealed.subarray(0, -1))).toBeNull()
})

test('an answer that time has changed meanwhile is none', () => {
  const due = { ...SHARED, answer: { ...SHARED.answer, nextDueMs: 0 } }
  expect(unseal(SECRET, 'key', seal(SECRET, 'key', due))).toBeNull()
})
