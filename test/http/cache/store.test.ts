import { expect, test } from 'vitest'
import type { LoggedEvent } from '../../../db/log/event-log.ts'
import { articleTag, listTag, NOT_STORED } from '../../../schema/cache-tags.ts'
import type { AddCacheTag } from '../../../schema/sql-plugin/declaration.ts'
import type { StoredResponse } from '../../../src/http/cache/response.ts'
import { type Make, ResponseCache } from '../../../src/http/cache/store.ts'
import { FACETS } from '../../facets.ts'

const LIMITS = { maxBytes: 1_000_000, maxAgeMs: 60_000, maxTags: 100, maxAttempts: 3 }
function event(subjectId: string, fields: Partial<LoggedEvent> = {}): LoggedEvent {
  const common = { kind: 'UPDATED', uri: `urn:${subjectId}`, version: 1, note: null, past: null } as const
  const named = { ...common, postId: null, referrers: null, position: 1, at: new Date() }
  return { ...named, subjectId, before: FACETS, after: FACETS, ...fields }
}

function answer(text: string, fields: Partial<StoredResponse> = {}): StoredResponse {
  return { status: 200, headers: {}, body: Buffer.from(text), position: 1, nextDueMs: null, shareable: true, ...fields }
}

/** Makes an answer of these tags, and counts how often it was made. */
function maker(
  tags: readonly string[],
  made: () => StoredResponse | Promise<StoredResponse> = () => answer('news'),
  publishedByMs?: number,
) {
  const make: Make & { times: number } = Object.assign(
    async (addCacheTag: AddCacheTag) => {
      make.times++
      for (const tag of tags) addCacheTag(tag, publishedByMs)
      return made()
    },
    { times: 0 },
  )
  return make
}

test('a thousand concurrent requests share one execution, and the next is a hit', async () => {
  const cache = new ResponseCache(LIMITS)
  const make = maker([articleTag('a')])
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => cache.make('key', make)))
  expect(new Set(answers).size).toBe(1)
  expect(make.times).toBe(1)
  expect(cache.find('key')).toBe(answers[0])
})

test('an answer for one asker alone is not kept, and its mark is no tag', async () => {
  const cache = new ResponseCache(LIMITS)
  const make = maker([articleTag('a'), NOT_STORED])
  const { response, tags } = await cache.make('key', make)
  expect(response.shareable).toBe(false)
  expect([...tags.keys()]).toEqual([articleTag('a')])
  expect(cache.find('key')).toBeNull()
})

test('an event takes away what is made of what it changes, and nothing else', async () => {
  const cache = new ResponseCache(LIMITS)
  await cache.make('article', maker([articleTag('a')]))
  await cache.make('other article', maker([articleTag('b')]))
  await cache.make('list', maker([listTag('section', 'news')]))
  await cache.make('other list', maker([listTag('section', 'sport')]))
  cache.advance(event('a'))
  const kept = ['article', 'other article', 'list', 'other list'].filter((key) => cache.find(key))
  expect(kept).toEqual(['other article', 'other list'])
})

test('a story that moves touches the lists that it leaves and those that it comes to, and a kill all it was ever on', async () => {
  const cache = new ResponseCache(LIMITS)
  const on = (section: string) => ({ ...FACETS, sections: [section] })
  const fill = () =>
    Promise.all(
      ['left', 'come', 'once'].map((slug) => cache.find(slug) ?? cache.make(slug, maker([listTag('section', slug)]))),
    )
  const kept = () => ['left', 'come', 'once'].filter((slug) => cache.find(slug))
  await fill()
  cache.advance(event('a', { before: on('left'), after: on('come') }))
  expect(kept()).toEqual(['once'])
  await fill()
  cache.advance(event('a', { kind: 'CANCELED', before: on('left'), after: null, past: [on('once')] }))
  expect(kept()).toEqual(['come'])
  cache.advance(event('a', { kind: 'CANCELED', before: null, after: null, past: [null] }))
  expect(kept()).toEqual([])
})

test('a page that goes on from an edge is changed by what was published by then, and by nothing newer', async () => {
  const cache = new ResponseCache(LIMITS)
  const published = (ms: number) => ({ ...FACETS, publishedAt: new Date(ms).toISOString() })
  const tag = listTag('section', 'news')
  const fill = () =>
    cache.make(
      'page',
      maker([tag], () => answer('news'), 1_000),
    )
  const kept = () => cache.find('page') !== null
  await fill()
  cache.advance(event('a', { kind: 'PUBLISHED', before: null, after: published(1_001) }))
  cache.advance(event('a', { before: published(1_001), after: published(1_001) }))
  expect(kept()).toBe(true)
  cache.advance(event('b', { before: published(1_000), after: null }))
  expect(kept()).toBe(false)
  await fill()
  cache.advance(event('b', { kind: 'CANCELED', before: null, after: null, past: [published(2_000), published(500)] }))
  expect(kept()).toBe(false)
  await cache.make('both', async (addCacheTag) => {
    addCacheTag(tag, 1_000)
    addCacheTag(tag)
    addCacheTag(tag, 1_000)
    return answer('the page, and how many there are')
  })
  cache.advance(event('a', { kind: 'PUBLISHED', before: null, after: published(1_001) }))
  expect(cache.find('both')).toBeNull()
})

test('a page that goes on from an edge is made again when what was published by then changes while it is made', async () => {
  const cache = new ResponseCache(LIMITS)
  const tag = listTag('section', 'news')
  const meanwhile = async (publishedMs: number) => {
    const after = { ...FACETS, publishedAt: new Date(publishedMs).toISOString() }
    const make = maker(
      [tag],
      () => {
        if (make.times === 1) {
          cache.advance(event('a', { after, before: null }))
          cache.advance(event('a', { after: { ...after, publishedAt: new Date(9_000).toISOString() }, before: null }))
        }
        return answer('page')
      },
      1_000,
    )
    await cache.make(`page ${publishedMs}`, make)
    return make.times
  }
  expect(await meanwhile(1_001)).toBe(1)
  expect(await meanwhile(1_000)).toBe(2)
})

test('an answer that an event overtakes while it is made is made again, for all who wait', async () => {
  const cache = new ResponseCache(LIMITS)
  const first = Promise.withResolvers<StoredResponse>()
  const make = maker([articleTag('a')], () => (make.times === 1 ? first.promise : answer('new')))
  const asked = [cache.make('key', make), cache.make('key', make)]
  await Promise.resolve()
  cache.advance(event('a'))
  first.resolve(answer('old'))
  expect((await Promise.all(asked)).map(({ response }) => String(response.body))).toEqual(['new', 'new'])
  expect(make.times).toBe(2)
  expect(String(cache.find('key')?.response.body)).toBe('new')
})

test('one that is overtaken again and again is given up with a word', async () => {
  const cache = new ResponseCache(LIMITS)
  const make = maker([articleTag('a')], () => {
    cache.advance(event('a'))
    return answer('old')
  })
  await expect(cache.make('key', make)).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
  expect(make.times).toBe(3)
})

test('responses that may not be shared, and those with too many tags, are not cached', async () => {
  const cache = new ResponseCache(LIMITS)
  await cache.make(
    'error',
    maker([], () => answer('wrong', { shareable: false })),
  )
  await cache.make('wide', maker(Array.from({ length: 101 }, (_, at) => articleTag(String(at)))))
  await cache.make(null, maker([]))
  expect(cache.size).toBe(0)
})

test('a hundred thousand different requests stay within the limit, and the last ones are cached', async () => {
  const cache = new ResponseCache(LIMITS)
  const body = 'x'.repeat(500)
  for (let count = 0; count < 100_000; count++) {
    await cache.make(
      `key ${count}`,
      maker([articleTag(String(count % 500))], () => answer(body)),
    )
    if (count % 1_000 === 0) expect(cache.bytes).toBeLessThanOrEqual(LIMITS.maxBytes)
  }
  expect(cache.size).toBeGreaterThan(100)
  expect(cache.find('key 99999')).not.toBeNull()
  expect(cache.find('key 0')).toBeNull()
  for (let count = 0; count < 500; count++) cache.advance(event(String(count)))
  expect([cache.size, cache.bytes]).toEqual([0, 0])
})

test('frequent entries outlive those that are not requested', async () => {
  const cache = new ResponseCache(LIMITS)
  const body = 'x'.repeat(1_000)
  const keep = (key: string) =>
    cache.make(
      key,
      maker([], () => answer(body)),
    )
  await keep('front page')
  for (let count = 0; count < 10_000; count++) {
    await keep(`key ${count}`)
    expect(cache.find('front page')).not.toBeNull()
  }
  expect(cache.find('key 0')).toBeNull()
})

test('no entry outlives the next change that is due', async () => {
  const cache = new ResponseCache(LIMITS)
  await cache.make(
    'due',
    maker([], () => answer('soon old', { nextDueMs: 0 })),
  )
  await cache.make(
    'later',
    maker([], () => answer('stays', { nextDueMs: 50_000 })),
  )
  expect(cache.find('due')).toBeNull()
  expect(cache.find('later')).not.toBeNull()
})
