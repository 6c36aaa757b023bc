import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Query } from '../../../db/connection/database.ts'
import { Slots } from '../../../src/clock/slots.ts'
import { Parser } from '../../../src/ingest/intake/parser.ts'
import { takingDocuments } from '../../../src/ingest/intake/take-document.ts'
import { intake } from '../../../src/newsroom/feeds/intake.ts'
import { backends } from '../../backends.ts'
import { type Feeds, openFeeds, wasPolled } from './open-feeds.ts'
import { serveSource } from './serve.ts'

const STORIES = 12
const DOCUMENT = `<rss version="2.0"><channel><title>Harbour wire</title>${Array.from(
  { length: STORIES },
  (_, at) =>
    `<item><guid isPermaLink="false">${at}</guid><title>Story ${at}</title><description>Words.</description></item>`,
).join('')}</channel></rss>`

describe.each(backends)('on $name', (backend) => {
  /** Polls a feed of twelve stories, and does something after the first of them are taken. */
  async function open(then: (query: Query) => Promise<unknown>) {
    await using opened = new AsyncDisposableStack()
    const feeds: Feeds = opened.use(await openFeeds(backend))
    const { query } = feeds.database
    await query.insertInto('section').values({ id: uuidv7(), slug: 'news', name: 'News', names: '{}' }).execute()
    const source = opened.use(
      await serveSource(({ headers }, response) => {
        if (headers['if-none-match'] === '"one"') response.writeHead(304).end()
        else response.writeHead(200, { etag: '"one"' }).end(DOCUMENT)
      }),
    )
    const parser = opened.use(new Parser({ timeoutMs: 20_000, maxMegabytes: 512 }))
    let once: typeof then | null = then
    const takeDocument = takingDocuments(
      query,
      async (given) => {
        const results = await intake(query, given)
        await once?.(query)
        once = null
        return results
      },
      parser,
      new Slots({ most: 1, maxWaiting: 10 }),
    )
    await feeds.add({ url: source.url, section: 'news' })
    const errors: unknown[] = []
    opened.use(feeds.poll({ takeDocument, onError: (error) => errors.push(error) }))
    const parts = opened.move()
    return {
      ...{ feeds, query, url: source.url, errors },
      count: async () => (await query.selectFrom('article').select('id').execute()).length,
      [Symbol.asyncDispose]: () => parts.disposeAsync(),
    }
  }

  test('a feed that is paused while its items are taken takes no more of them, and all once it is resumed', async () => {
    const pausing = Promise.withResolvers<void>()
    await using polled = await open(async (query) => {
      await query.updateTable('feed').set({ state: 'PAUSED' }).execute()
      pausing.resolve()
    })
    await pausing.promise
    const paused = await polled.feeds.until(polled.url, ({ claim }) => claim === null)
    expect(paused).toMatchObject({ state: 'PAUSED', last_error: null, last_polled_at: null, etag: null })
    expect(await polled.count()).toBeLessThan(STORIES)
    await polled.query.updateTable('feed').set({ state: 'ACTIVE' }).execute()
    await polled.feeds.until(polled.url, wasPolled)
    expect(await polled.count()).toBe(STORIES)
    expect(polled.errors).toEqual([])
  })

  test('a feed that is deleted while its items are taken is not made again', async () => {
    const deleted = Promise.withResolvers<void>()
    await using polled = await open(async (query) => {
      await query.deleteFrom('feed').execute()
      deleted.resolve()
    })
    await deleted.promise
    const after = `${polled.url}/after`
    await polled.feeds.add({ url: after, section: 'news', scope: 'after' })
    await polled.feeds.until(after, wasPolled)
    expect(await polled.query.selectFrom('feed').select('url').execute()).toEqual([{ url: after }])
    expect(polled.errors).toEqual([])
  })

  test('a fault of ours while items are taken is a failure of the poll, which is tried again later', async () => {
    await using polled = await open(() => Promise.reject(new RangeError('a fault of ours')))
    expect(await polled.feeds.until(polled.url, wasPolled)).toMatchObject({
      state: 'FAILING',
      last_error: 'its items could not be taken; the log of the gateway says why',
    })
    expect(polled.errors).toEqual([expect.objectContaining({ message: 'a fault of ours' })])
  })
})
