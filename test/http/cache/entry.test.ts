import { expect, test } from 'vitest'
import { CacheEntry } from '../../../src/http/cache/entry.ts'

const answer = (text: string) => ({
  status: 200,
  headers: {},
  body: Buffer.from(text),
  position: 1,
  nextDueMs: null,
  shareable: true,
})

const pairs = (headers: readonly string[]) =>
  headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1]] as const] : []))

test('the same bytes have the same validator, others another', () => {
  const kept = (text: string) => new CacheEntry(answer(text), new Map(), 1_000).etag
  expect(kept('a')).toBe(kept('a'))
  expect(kept('a')).not.toBe(kept('b'))
})

test('more tags than a header may hold become one that goes with every change', () => {
  const tags = (count: number) => new Map(Array.from({ length: count }, (_, at) => [`article:${at}`, Infinity]))
  const named = (count: number) =>
    new Map(pairs(new CacheEntry(answer(''), tags(count), 1_000).headers)).get('cache-tag')
  expect(named(3)).toBe('article:0,article:1,article:2')
  expect(named(1_000)).toBe('all')
})

test('a form that is asked for by many is made once, and small bodies are sent as they are', async () => {
  const kept = new CacheEntry(answer('news '.repeat(1_000)), new Map(), 1_000)
  const forms = await Promise.all([kept.encoded('br'), kept.encoded('br')])
  expect(forms[0]).toBe(forms[1])
  expect(kept.encoded('br')).toBe(forms[0])
  const small = new CacheEntry(answer('news'), new Map(), 1_000)
  expect(small.encoded('br')).toMatchObject({ encoding: null, length: 4, chunk: 'news' })
})
