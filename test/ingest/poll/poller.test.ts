import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { LIMITS, NOTHING_TAKEN, openFeeds, wasPolled } from './open-feeds.ts'
import { serveSource } from './serve.ts'

describe.each(backends)('on $name', (backend) => {
  test('several gateways share the feeds, and no two poll the same at once', async () => {
    await using feeds = await openFeeds(backend)
    const [polls, inProgress] = [new Map<string, number>(), new Set<string>()]
    const twice: string[] = []
    await using source = await serveSource(async ({ url = '' }, response) => {
      if (inProgress.has(url)) twice.push(url)
      inProgress.add(url)
      polls.set(url, (polls.get(url) ?? 0) + 1)
      await sleep(10)
      inProgress.delete(url)
      response.end('<rss/>')
    })
    const paths = Array.from({ length: 12 }, (_, at) => `/${at}`)
    for (const path of paths) await feeds.add({ url: source.url + path, interval_seconds: 1 })
    await using _one = feeds.poll()
    await using _other = feeds.poll()
    while (!paths.every((path) => (polls.get(path) ?? 0) >= 3)) await sleep(20)
    expect(twice).toEqual([])
  })

  test('the feeds of a gateway that has died are polled by others once its claims have lapsed', async () => {
    await using feeds = await openFeeds(backend)
    await using source = await serveSource((_request, response) => response.end('<rss/>'))
    const lapses = new Date(Date.now() + 1_000)
    await feeds.add({ url: source.url, claim: randomUUID(), claimed_until: lapses })
    await using _gateway = feeds.poll()
    const { last_polled_at } = await feeds.until(source.url, wasPolled)
    expect(last_polled_at?.getTime()).toBeGreaterThanOrEqual(lapses.getTime())
  })

  test('a poll that takes longer than a claim lasts is not begun again', async () => {
    await using feeds = await openFeeds(backend)
    const ending = Promise.withResolvers<void>()
    await using slow = await serveSource(async (_request, response) => {
      await ending.promise
      response.end('<rss/>')
    })
    await using other = await serveSource((_request, response) => response.end('<rss/>'))
    await feeds.add({ url: slow.url })
    await feeds.add({ url: other.url, next_poll_at: new Date(Date.now() + 2_000) })
    await using _one = feeds.poll({}, { leaseMs: 1_000 })
    await using _two = feeds.poll({}, { leaseMs: 1_000 })
    await feeds.until(other.url, wasPolled)
    ending.resolve()
    await feeds.until(slow.url, wasPolled)
    expect(slow.requests).toHaveLength(1)
  })

  test('a poll whose claim another gateway has taken over is stopped, and changes nothing', async () => {
    await using feeds = await openFeeds(backend)
    const [begun, closed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    await using slow = await serveSource((_request, response) => {
      response.on('close', closed.resolve)
      begun.resolve()
    })
    await feeds.add({ url: slow.url })
    await using _gateway = feeds.poll({}, { leaseMs: 500 })
    await begun.promise
    const taken = { claim: randomUUID(), claimed_until: new Date(Date.now() + 600_000) }
    await feeds.database.query.updateTable('feed').set(taken).execute()
    await closed.promise
    const feed = await feeds.until(slow.url, () => true)
    expect(feed).toMatchObject({ ...taken, state: 'ACTIVE', last_polled_at: null })
  })

  test('feeds of a host that does not answer take no turn of others', async () => {
    await using feeds = await openFeeds(backend)
    await using silent = await serveSource(() => {})
    await using good = await serveSource((_request, response) => response.end('<rss/>'))
    for (let at = 0; at < 20; at++) await feeds.add({ url: `${silent.url}/${at}`, next_poll_at: new Date(0) })
    await using _gateway = feeds.poll()
    for (const path of ['/one', '/two', '/three']) {
      await feeds.add({ url: good.url + path })
      await feeds.until(good.url + path, wasPolled)
    }
    expect(silent.requests).toHaveLength(LIMITS.maxPerHost)
  })

  test('a failing feed says why, is tried less often, and is active again once it works', async () => {
    await using feeds = await openFeeds(backend)
    let status = 503
    await using source = await serveSource((_request, response) => response.writeHead(status).end('<rss/>'))
    await feeds.add({ url: source.url, interval_seconds: 1 })
    const changes: (string | null)[] = []
    await using _gateway = feeds.poll({ onChanged: (_feed, problem) => changes.push(problem) })
    const failing = await feeds.until(source.url, ({ consecutive_failures }) => consecutive_failures >= 2)
    expect(failing).toMatchObject({
      state: 'FAILING',
      last_succeeded_at: null,
      last_error: expect.stringContaining('503'),
    })
    status = 200
    const well = await feeds.until(source.url, ({ state }) => state === 'ACTIVE')
    expect(well).toMatchObject({ consecutive_failures: 0, last_error: null, last_succeeded_at: expect.any(Date) })
    expect(changes).toEqual([expect.stringContaining('503'), null])
  })

  test('a document that cannot be read is a failure with its reason', async () => {
    await using feeds = await openFeeds(backend)
    await using source = await serveSource((_request, response) => response.end('<html>'))
    await feeds.add({ url: source.url })
    await using _gateway = feeds.poll({ takeDocument: async () => ({ problem: 'it is no feed' }) })
    expect(await feeds.until(source.url, wasPolled)).toMatchObject({ state: 'FAILING', last_error: 'it is no feed' })
  })

  test('a feed that is gone is not polled again', async () => {
    await using feeds = await openFeeds(backend)
    await using source = await serveSource((_request, response) => response.writeHead(410).end())
    await feeds.add({ url: source.url, interval_seconds: 1 })
    await using _gateway = feeds.poll()
    expect(await feeds.until(source.url, wasPolled)).toMatchObject({ state: 'GONE' })
    await feeds.add({ url: `${source.url}/another` })
    await feeds.until(`${source.url}/another`, wasPolled)
    expect(source.requests.filter((path) => path === '/')).toHaveLength(1)
  })

  test('a feed that has moved for good is polled at its new address, unless another feed has that', async () => {
    await using feeds = await openFeeds(backend)
    await using source = await serveSource(({ url }, response) => {
      if (url === '/old') response.writeHead(301, { location: '/new' }).end()
      else response.end('<rss/>')
    })
    await feeds.add({ url: `${source.url}/old` })
    await using _gateway = feeds.poll()
    await feeds.until(`${source.url}/new`, wasPolled)
    await feeds.add({ url: `${source.url}/old` })
    expect(await feeds.until(`${source.url}/old`, wasPolled)).toMatchObject({ state: 'ACTIVE' })
  })

  test('what is known of a document makes the next request conditional', async () => {
    await using feeds = await openFeeds(backend)
    await using source = await serveSource(({ headers }, response) => {
      const known = headers['if-none-match'] === '"one"'
      response.writeHead(known ? 304 : 200, { etag: '"one"' }).end(known ? undefined : '<rss/>')
    })
    await feeds.add({ url: source.url, interval_seconds: 1 })
    let taken = 0
    await using _gateway = feeds.poll({
      takeDocument: async () => {
        taken++
        return { head: '', ...NOTHING_TAKEN }
      },
    })
    while (source.requests.length < 3) await sleep(20)
    expect(taken).toBe(1)
  })

  test('a feed that is paused while it is polled stays paused', async () => {
    await using feeds = await openFeeds(backend)
    const [begun, ending] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    await using source = await serveSource(async (_request, response) => {
      begun.resolve()
      await ending.promise
      response.writeHead(500).end()
    })
    await feeds.add({ url: source.url })
    await using _gateway = feeds.poll()
    await begun.promise
    await feeds.database.query.updateTable('feed').set({ state: 'PAUSED' }).execute()
    ending.resolve()
    expect(await feeds.until(source.url, wasPolled)).toMatchObject({ state: 'PAUSED' })
  })

  test('a gateway that stops ends its polls, whose feeds others poll at once', async () => {
    await using feeds = await openFeeds(backend)
    let silent = true
    const begun = Promise.withResolvers<void>()
    await using source = await serveSource((_request, response) => {
      begun.resolve()
      if (!silent) response.end('<rss/>')
    })
    await feeds.add({ url: source.url })
    const stopping = feeds.poll()
    await begun.promise
    await stopping[Symbol.asyncDispose]()
    silent = false
    await using _other = feeds.poll()
    expect(await feeds.until(source.url, wasPolled)).toMatchObject({ state: 'ACTIVE', consecutive_failures: 0 })
  })
})
