import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import { markOlderVersions } from '../../src/ingest/formats/newest-version.ts'
import { broughtOf } from '../../src/ingest/import/brought.ts'
import { importItems } from '../../src/ingest/import/import-items.ts'
import { noteLines } from '../../src/ingest/import/report.ts'
import type { Take } from '../../src/ingest/import/take.ts'
import { EMPTY_DRAFT, type FeedItem, type ParsedItem } from '../../src/ingest/item.ts'

const placement = { section: null, language: null, knownSections: [], knownLabels: [] }
const NEW = { outcome: 'NEW', reason: null, articleId: null } as const
const options = {
  concurrency: 3,
  retryDelaysMs: [0, 0],
  toBrought: (item: FeedItem) => broughtOf(item, { feed: null, document: 'wire.json' }, placement, new Date()),
}

function story(number: number, uri = `urn:example:${number}`): ParsedItem {
  return { item: { ...EMPTY_DRAFT, uri, id: uri, headline: `Story ${number}` } }
}

test('a refused story is reported with its reason, and the others are stored', async () => {
  const summary = await importItems(
    [story(1), story(2), story(3)],
    async ({ item: { article } }) => {
      if (article?.headline !== 'Story 2') return NEW
      const issues = [{ path: ['input', 'headline'], message: 'too long' }]
      throw new GraphQLError('Not accepted.', { extensions: { code: 'BAD_USER_INPUT', issues } })
    },
    options,
  )
  expect(summary).toMatchObject({ read: 3, published: 2, refused: 1, aborted: null })
  expect(summary.notes).toEqual([
    { kind: 'refused', name: 'Story 2', reason: 'Not accepted. input.headline: too long' },
  ])
})

test('a second import of the same stories changes nothing', async () => {
  const stored = new Map<string | null | undefined, string | null | undefined>()
  const publish: Take = async ({ item: { id, article } }) => {
    const isNew = stored.get(id) !== article?.sourceDigest
    stored.set(id, article?.sourceDigest)
    return { ...NEW, outcome: isNew ? 'NEW' : 'UNCHANGED' }
  }
  expect(await importItems([story(1), story(2)], publish, options)).toMatchObject({ published: 2, unchanged: 0 })
  expect(await importItems([story(1), story(2)], publish, options)).toMatchObject({ published: 0, unchanged: 2 })
})

test('several stories are published at once, but never two versions of one, and they stay in order', async () => {
  const running = new Set<string>()
  const order: string[] = []
  let most = 0
  const stories = [story(1, 'urn:a'), story(2, 'urn:a'), ...Array.from({ length: 20 }, (_, index) => story(index + 3))]
  await importItems(
    stories,
    async ({ item: { id, article } }) => {
      const key = id ?? ''
      expect(running.has(key)).toBe(false)
      running.add(key)
      most = Math.max(most, running.size)
      await new Promise((resolve) => setImmediate(resolve))
      running.delete(key)
      order.push(article?.headline ?? '')
      return NEW
    },
    options,
  )
  expect(most).toBe(options.concurrency)
  expect(order.indexOf('Story 1')).toBeLessThan(order.indexOf('Story 2'))
  expect(order).toHaveLength(22)
})

test('a story is tried again when the gateway is away for a moment', async () => {
  let attempts = 0
  const summary = await importItems(
    [story(1)],
    async () => {
      attempts += 1
      if (attempts < 3) throw new GraphQLError('Starting.', { extensions: { code: 'UNAVAILABLE' } })
      return NEW
    },
    options,
  )
  expect(summary).toMatchObject({ published: 1, refused: 0, aborted: null })
})

test('when the database stays away the import ends and says why, instead of refusing every story', async () => {
  const stories = Array.from({ length: 100 }, (_, index) => story(index))
  const refusedConnection = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  const summary = await importItems(stories, () => Promise.reject(refusedConnection), options)
  expect(summary.aborted).toBe('connect ECONNREFUSED (tried 3 times)')
  expect(summary.read).toBeLessThan(10)
  expect(summary.refused).toBe(0)
})

test('a token that may not publish ends the import at once', async () => {
  let attempts = 0
  const summary = await importItems(
    [story(1)],
    async () => {
      attempts += 1
      throw new GraphQLError('No.', { extensions: { code: 'FORBIDDEN' } })
    },
    options,
  )
  expect(summary.aborted).toBe('No.')
  expect(attempts).toBe(1)
})

test('no more is read than is being published', async () => {
  let read = 0
  const gate = Promise.withResolvers<void>()
  async function* endless() {
    for (; read < 1000; read++) yield story(read)
  }
  const importing = importItems(
    endless(),
    async () => {
      await gate.promise
      return NEW
    },
    options,
  )
  await new Promise((resolve) => setImmediate(resolve))
  expect(read).toBeLessThanOrEqual(options.concurrency + 1)
  gate.resolve()
  expect(await importing).toMatchObject({ published: 1000 })
})

test('a gateway that asks for patience gets it, and the story is not refused', async () => {
  let attempts = 0
  const summary = await importItems(
    [story(1)],
    async () => {
      attempts += 1
      if (attempts > 1) return NEW
      throw new GraphQLError('Slow down.', { extensions: { code: 'RATE_LIMITED', retryAfter: 0.01 } })
    },
    { ...options, retryDelaysMs: [60_000] },
  )
  expect(summary).toMatchObject({ published: 1, refused: 0 })
})

test('of very many refused stories the first thousand are named and the others counted', async () => {
  const refusals = Array.from(
    { length: 1200 },
    (_, index): ParsedItem => ({ refused: { name: `${index}`, reason: 'no' } }),
  )
  const lines = noteLines(await importItems(refusals, () => Promise.reject(new Error('unused')), options))
  expect(lines).toHaveLength(1001)
  expect(lines.at(-1)).toBe('and 200 more')
})

test('the newer of two versions stays, even if it comes first in the feed', () => {
  const dated = (headline: string, time: string): ParsedItem => ({
    item: { ...EMPTY_DRAFT, uri: 'urn:example:1', headline, publishedAt: new Date(time) },
  })
  expect(markOlderVersions([dated('New', '2026-03-03T09:00Z'), dated('Old', '2026-03-03T08:00Z')])).toMatchObject([
    { item: { headline: 'New' } },
    { duplicate: 'Old' },
  ])
})
