import { expect, test } from 'vitest'
import { contentEncoding, prefersHtml, resultType } from '../../src/http/negotiation.ts'
import { preferredEdition } from '../../src/web/edition.ts'

const JSON_TYPE = 'application/json'
const RESPONSE = 'application/graphql-response+json'
const EVENTS = 'text/event-stream'
const CHROMIUM =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7'

test.each([
  [undefined, JSON_TYPE],
  ['', JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/*', JSON_TYPE],
  [RESPONSE, RESPONSE],
  [`${RESPONSE},${JSON_TYPE};q=0.9`, RESPONSE],
  [`${JSON_TYPE}, ${RESPONSE}`, JSON_TYPE],
  [`${JSON_TYPE};q=0.5, ${RESPONSE};q=0.8`, RESPONSE],
  [`${RESPONSE};q=0, ${JSON_TYPE}`, JSON_TYPE],
  [`${JSON_TYPE};q=0, */*`, RESPONSE],
  ['APPLICATION/JSON; CHARSET=UTF-8', JSON_TYPE],
  ['application/json;charset="utf-8" ; q=1', JSON_TYPE],
  [`${RESPONSE}, application/graphql+json, ${JSON_TYPE}, ${EVENTS}, multipart/mixed`, RESPONSE],
  [`multipart/mixed;boundary=graphql;subscriptionSpec=1.0,${JSON_TYPE}`, JSON_TYPE],
  [EVENTS, EVENTS],
  [`${EVENTS}, ${JSON_TYPE};q=0.1`, EVENTS],
  [`${EVENTS};q=0, ${JSON_TYPE}`, JSON_TYPE],
  [CHROMIUM, JSON_TYPE],
  ['multipart/mixed', null],
  ['text/html', null],
  ['application/json;q=0', null],
  ['application/jsonlines, xtext/event-stream', null],
  ['*/*;q=0', null],
  ['nonsense', null],
])('the result for a client that accepts %j is %j', (accept, type) => {
  expect(resultType(accept === undefined ? {} : { accept })).toBe(type)
})

test('a browser is given a page, and a client that accepts pages least of all is not', () => {
  expect(prefersHtml({ accept: CHROMIUM })).toBe(true)
  expect(prefersHtml({ accept: 'text/html' })).toBe(true)
  for (const accept of [
    undefined,
    '',
    '*/*',
    JSON_TYPE,
    `text/html;q=0, ${JSON_TYPE}`,
    `text/html;q=0.1,${JSON_TYPE}`,
  ]) {
    expect([accept, prefersHtml({ accept })]).toEqual([accept, false])
  }
})

test.each([
  [undefined, null],
  ['', null],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['br;q=0.2, gzip;q=0.1', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['br ; q=0.000', null],
  ['identity, gzip;q=0.5', null],
  ['*', 'br'],
  ['*, br;q=0', 'gzip'],
  ['*;q=0', null],
  ['identity;q=0', null],
  ['brotli, gzipped, x-br', null],
])('the content coding for a client that accepts %j is %j', (accepted, encoding) => {
  expect(contentEncoding(accepted === undefined ? {} : { 'accept-encoding': accepted })).toBe(encoding)
})

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['it-IT,it;q=0.9,en;q=0.8', 'it'],
  ['it;q=0.4, en;q=0.5', 'en'],
  ['de-DE, it-CH;q=0.3', 'it'],
  ['en;q=0, *;q=0.1', 'it'],
  ['it;q=0', 'en'],
  ['fr, de', 'en'],
  ['item, enough', 'en'],
])('the edition for a browser that accepts %j is %s', (accepted, edition) => {
  expect(preferredEdition(accepted)).toBe(edition)
})

test('a header as long as Node takes it costs no more than reading it', () => {
  const evil = [',', ';', ' ', ';q', ';q=', '"', 'a/', 'a/b;', '\t', ';  q  ', 'gzip;q=0.', '*/*,', 'it-']
  const started = performance.now()
  for (const part of evil) {
    const header = part.repeat(16_384 / part.length)
    resultType({ accept: header })
    prefersHtml({ accept: header })
    contentEncoding({ 'accept-encoding': header })
    preferredEdition(header)
  }
  expect(performance.now() - started).toBeLessThan(2_000)
})
