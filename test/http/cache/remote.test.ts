import { expect, test } from 'vitest'
import type { LoggedEvent } from '../../../db/log/event-log.ts'
import { articleTag, listTag } from '../../../schema/cache-tags.ts'
import { RemoteCache, type RemoteOutcome } from '../../../src/http/cache/remote.ts'
import type { RemoteEntries, RemoteEntry } from '../../../src/http/cache/remote-entries.ts'
import type { StoredResponse } from '../../../src/http/cache/response.ts'
import { type Make, ResponseCache } from '../../../src/http/cache/store.ts'
import { FACETS } from '../../facets.ts'

const LIMITS = { maxBytes: 1_000_000, maxAgeMs: 60_000, maxTags: 100, maxAttempts: 3 }
const SPORT = { ...FACETS, sections: ['sport'] }
const answer = (text: string, position: number): StoredResponse => ({
  status: 200,
  headers: {},
  body: Buffer.from(text),
  position,
  nextDueMs: null,
  shareable: true,
})

function update(position: number, facets = FACETS): LoggedEvent {
  const common = {
    kind: 'UPDATED',
    uri: null,
    version: 1,
    note: null,
    past: null,
    postId: null,
    referrers: null,
    at: new Date(),
  } as const
  return { ...common, subjectId: 'a', before: facets, after: facets, position }
}

/** Two gateways that hear of the same events, each when it is told, and share what they keep. */
function openTwo() {
  const left = new Map<string, RemoteEntry>()
  let before: () => void = () => {}
  const answers: RemoteEntries = {
    async find(key) {
      before()
      return left.get(key) ?? null
    },
    keep: (key, shared) => void left.set(key, shared),
    forget(keys) {
      for (const key of keys) left.delete(key)
    },
    async [Symbol.asyncDispose]() {},
  }
  const open = () => {
    const heard: LoggedEvent[] = []
    const outcomes: RemoteOutcome[] = []
    const eventsAfter = (position: number) => {
      const oldest = heard[0]?.position ?? Infinity
      if (position >= (heard.at(-1)?.position ?? 0)) return []
      return oldest <= position + 1 ? heard.filter((event) => event.position > position) : null
    }
    const cache = new ResponseCache(LIMITS, new RemoteCache(answers, eventsAfter, (outcome) => outcomes.push(outcome)))
    return {
      outcomes,
      hear(...events: LoggedEvent[]) {
        for (const event of events) {
          cache.advance(event)
          heard.push(event)
        }
      },
      /** Heard by the cache, but not yet by all. */
      hearHalf: (event: LoggedEvent) => cache.advance(event),
      ask: async (text: string, position: number, tag = listTag('section', 'news')) => {
        const make: Make = async (addCacheTag) => {
          addCacheTag(tag)
          return answer(text, position)
        }
        const kept = cache.find(tag) ?? (await cache.make(tag, make))
        return String(kept.response.body)
      },
    }
  }
  const whileFinding = (act: () => void) => {
    before = act
  }
  return { one: open(), other: open(), left, whileFinding }
}

test('what one gateway has made the other gives, and keeps', async () => {
  const { one, other } = openTwo()
  expect(await one.ask('made by one', 3)).toBe('made by one')
  expect(await other.ask('made by the other', 3)).toBe('made by one')
  expect(await other.ask('made by the other', 3)).toBe('made by one')
  expect([one.outcomes, other.outcomes]).toEqual([['none'], ['found']])
})

test('what an event has touched that this gateway heard of is not given, wherever it comes from', async () => {
  const { one, other } = openTwo()
  await one.ask('old', 3)
  other.hear(update(4))
  expect(await other.ask('new', 4)).toBe('new')
  expect(other.outcomes).toEqual(['outdated'])
})

test('what was touched by none of the events since is given', async () => {
  const { one, other } = openTwo()
  await one.ask('of then', 3)
  other.hear(update(4, SPORT), update(5, SPORT))
  expect(await other.ask('of now', 5)).toBe('of then')
  other.hear(update(6))
  expect(await other.ask('of later', 6)).toBe('of later')
})

test('where this gateway does not know what happened since, it makes its own', async () => {
  const { one, other } = openTwo()
  await one.ask('old', 3)
  other.hear(update(5, SPORT))
  expect(await other.ask('own', 5)).toBe('own')
  expect(other.outcomes).toEqual(['outdated'])
})

test('an event that comes while it is looked for, or that only this cache has heard of, counts', async () => {
  const while_ = openTwo()
  await while_.one.ask('old', 3)
  while_.whileFinding(() => while_.other.hear(update(4)))
  expect(await while_.other.ask('new', 4)).toBe('new')
  const half = openTwo()
  await half.one.ask('old', 3)
  half.other.hearHalf(update(4))
  expect(await half.other.ask('new', 4)).toBe('new')
})

test('what shows something that is taken away does not lie about', async () => {
  const { one, left } = openTwo()
  await one.ask('it', 3, articleTag('a'))
  await one.ask('another', 3, articleTag('b'))
  one.hear({ ...update(4), kind: 'CANCELED', after: null })
  expect([...left.keys()]).toEqual([articleTag('b')])
})
