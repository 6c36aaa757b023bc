import { expect, test } from 'vitest'
import { isNotModified } from '../../src/http/conditional.ts'

const ETAG = 'W/"harbour"'
const MODIFIED = 'Tue, 06 Jan 2026 10:00:00 GMT'
const LATER = 'Tue, 06 Jan 2026 10:00:01 GMT'
const EARLIER = 'Tue, 06 Jan 2026 09:59:59 GMT'

test.each([
  ['no condition', {}, false],
  ['the same weak tag', { 'if-none-match': ETAG }, true],
  ['the same tag, strong', { 'if-none-match': '"harbour"' }, true],
  ['one of several tags', { 'if-none-match': '"pier" , W/"harbour","quay"' }, true],
  ['any tag', { 'if-none-match': '*' }, true],
  ['another tag', { 'if-none-match': '"pier"' }, false],
  ['a part of the tag', { 'if-none-match': 'harbour' }, false],
  ['the time of the change', { 'if-modified-since': MODIFIED }, true],
  ['a later time', { 'if-modified-since': LATER }, true],
  ['an earlier time', { 'if-modified-since': EARLIER }, false],
  ['no time', { 'if-modified-since': 'yesterday' }, false],
  ['another tag and a later time: the tag counts', { 'if-none-match': '"pier"', 'if-modified-since': LATER }, false],
  ['the same tag and an earlier time', { 'if-none-match': ETAG, 'if-modified-since': EARLIER }, true],
  ['the same tag, by fetch, which adds no-cache', { 'if-none-match': ETAG, 'cache-control': 'no-cache' }, true],
])('a GET with %s', (_what, headers, notModified) => {
  expect(isNotModified({ method: 'GET', headers }, ETAG, MODIFIED)).toBe(notModified)
})

test('only what is read can be unchanged', () => {
  const headers = { 'if-none-match': '*' }
  expect(isNotModified({ method: 'HEAD', headers }, ETAG)).toBe(true)
  for (const method of ['POST', 'OPTIONS', undefined]) expect(isNotModified({ method, headers }, ETAG)).toBe(false)
})

test('a time says nothing of what has none', () => {
  expect(isNotModified({ method: 'GET', headers: { 'if-modified-since': LATER } }, ETAG)).toBe(false)
})

test('a header as long as Node takes it costs no more than reading it', () => {
  const started = performance.now()
  for (const part of [',', ' ', 'W/', '"', 'W/"x",', 'no-cache', ', ']) {
    const header = part.repeat(16_384 / part.length)
    isNotModified({ method: 'GET', headers: { 'if-none-match': header } }, ETAG, MODIFIED)
    isNotModified({ method: 'GET', headers: { 'if-modified-since': header } }, ETAG, MODIFIED)
  }
  expect(performance.now() - started).toBeLessThan(1_000)
})
