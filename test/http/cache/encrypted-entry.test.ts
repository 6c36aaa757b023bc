import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { decryptEntry, encryptEntry } from '../../../src/http/cache/encrypted-entry.ts'

const SECRET = randomBytes(32)
const SHARED = {
  response: {
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
  const found = decryptEntry(SECRET, 'key', encryptEntry(SECRET, 'key', SHARED))
  expect(found).toEqual({ ...SHARED, response: { ...SHARED.response, nextDueMs: expect.any(Number) } })
  expect(found?.response.nextDueMs).toBeLessThanOrEqual(60_000)
  const forever = { ...SHARED, response: { ...SHARED.response, nextDueMs: null } }
  expect(decryptEntry(SECRET, 'key', encryptEntry(SECRET, 'key', forever))).toEqual(forever)
})

test('nothing of it can be read by others', () => {
  const sealed = encryptEntry(SECRET, 'key', SHARED)
  for (const word of ['headline', '東京', 'section-news', 'content-type'])
    expect(sealed.includes(word), word).toBe(false)
  expect(sealed.equals(encryptEntry(SECRET, 'key', SHARED))).toBe(false)
})

test('whatever was not sealed so, for this key, is none', () => {
  const sealed = encryptEntry(SECRET, 'key', SHARED)
  expect(decryptEntry(SECRET, 'other key', sealed)).toBeNull()
  expect(decryptEntry(randomBytes(32), 'key', sealed)).toBeNull()
  for (let at = 0; at < sealed.length; at++) {
    const forged = Buffer.from(sealed)
    forged[at] = (forged[at] ?? 0) ^ 1
    expect(decryptEntry(SECRET, 'key', forged), `byte ${at}`).toBeNull()
  }
  for (const bytes of [0, 1, 27, 28, 29, 1_000]) expect(decryptEntry(SECRET, 'key', randomBytes(bytes))).toBeNull()
  expect(decryptEntry(SECRET, 'key', sealed.subarray(0, -1))).toBeNull()
})

test('an answer that time has changed meanwhile is none', () => {
  const due = { ...SHARED, response: { ...SHARED.response, nextDueMs: 0 } }
  expect(decryptEntry(SECRET, 'key', encryptEntry(SECRET, 'key', due))).toBeNull()
})
