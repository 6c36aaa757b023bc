import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isSigned } from '../../../src/ingest/websub/signature.ts'
import { backends } from '../../backends.ts'
import { freePort } from '../../free-port.ts'
import { openNewsroom } from '../../newsroom.ts'
import { serveSource } from '../poll/serve.ts'

const CREATE = 'mutation ($input: CreateFeedInput!) { createFeed(input: $input) { feed { id } } }'
const HEADLINES = '{ latestNews { nodes { headline } } }'

const rss = (headline: string, links = '') =>
  `<rss version="2.0"><channel><title>Harbour wire</title>${links}
    <item><guid isPermaLink="false">${headline}</guid><title>${headline}</title></item></channel></rss>`

const sign = (body: string, secret: string, method = 'sha256') =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`

/** A feed whose hub has been asked for a subscription by a gateway. */
async function openSubscribed(backend: (typeof backends)[number], { moved = false } = {}) {
  await using opened = new AsyncDisposableStack()
  const asked = Promise.withResolvers<URLSearchParams>()
  const hub = opened.use(
    await serveSource(async (request, response) => {
      if (moved && request.url === '/hub') return void response.writeHead(308, { location: '/new-hub' }).end()
      const [body] = await once(request, 'data')
      asked.resolve(new URLSearchParams(String(body)))
      response.writeHead(202).end()
    }),
  )
  const links = `<atom:link rel="hub" href="${hub.url}/hub"/><atom:link rel="self" href="https://harbour.example/feed"/>`
  const source = opened.use(await serveSource((_request, response) => response.end(rss('From the poll', links))))
  const port = String(await freePort())
  const env = { OUTBOUND_ADDRESSES: 'any', PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` }
  const newsroom = opened.use(await openNewsroom(backend, env))
  const { errors } = await newsroom.post(
    CREATE,
    { input: { slug: 'harbour', url: source.url, language: 'en' } },
    await newsroom.token('articles:write sections:write feeds:write'),
  )
  if (errors) throw new Error(JSON.stringify(errors))
  const request = await asked.promise
  const callback = request.get('hub.callback') ?? ''
  const parts = opened.move()
  return {
    newsroom,
    request,
    callback,
    secret: request.get('hub.secret') ?? '',
    verify: (parameters: Record<string, string>) => fetch(`${callback}?${new URLSearchParams(parameters)}`),
    send: (body: string, signature: string) =>
      fetch(callback, {
        method: 'POST',
        body,
        headers: { 'x-hub-signature': signature, 'content-type': 'application/rss+xml' },
      }),
    async headlines() {
      const { latestNews } = await newsroom.ask<{ latestNews: { nodes: { headline: string }[] } }>(HEADLINES)
      return latestNews.nodes.map(({ headline }) => headline)
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}

const VERIFICATION = {
  'hub.mode': 'subscribe',
  'hub.topic': 'https://harbour.example/feed',
  'hub.challenge': 'a challenge',
  'hub.lease_seconds': '864000',
}

describe.each(backends)('on $name', (backend) => {
  test('the hub that a feed names is asked, verifies, and sends what the feed publishes', async () => {
    await using feed = await openSubscribed(backend)
    expect(Object.fromEntries(feed.request)).toMatchObject({
      'hub.mode': 'subscribe',
      'hub.topic': 'https://harbour.example/feed',
      'hub.secret': expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const verified = await feed.verify(VERIFICATION)
    expect({ status: verified.status, text: await verified.text() }).toEqual({ status: 200, text: 'a challenge' })
    const body = rss('From the hub')
    expect((await feed.send(body, sign(body, feed.secret))).status).toBe(202)
    expect(await feed.headlines()).toContain('From the hub')
  })

  test('what somebody else sends is not taken', async () => {
    await using feed = await openSubscribed(backend)
    await feed.verify(VERIFICATION)
    const body = rss('Forged')
    for (const signature of [
      '',
      'sha256=00',
      sign(body, 'a guess'),
      sign(rss('Another'), feed.secret),
      `md5=${'0'.repeat(40)}`,
    ]) {
      expect((await feed.send(body, signature)).status).toBe(202)
    }
    expect(await feed.headlines()).not.toContain('Forged')
  })

  test.each([
    ['another topic', { ...VERIFICATION, 'hub.topic': 'https://evil.example/' }],
    ['an end of the subscription', { ...VERIFICATION, 'hub.mode': 'unsubscribe' }],
    ['an endless challenge', { ...VERIFICATION, 'hub.challenge': 'x'.repeat(5_000) }],
  ])('%s is not confirmed', async (_what, parameters) => {
    await using feed = await openSubscribed(backend)
    expect((await feed.verify(parameters)).status).toBe(404)
  })

  test('a hub that refuses is not listened to', async () => {
    await using feed = await openSubscribed(backend)
    expect((await feed.verify({ ...VERIFICATION, 'hub.mode': 'denied' })).status).toBe(200)
    expect((await feed.verify(VERIFICATION)).status).toBe(404)
    const body = rss('From the hub')
    expect((await feed.send(body, sign(body, feed.secret))).status).toBe(410)
  })

  test('who knows the id of a feed cannot speak for its hub', async () => {
    await using feed = await openSubscribed(backend)
    const token = await feed.newsroom.token('feeds:write')
    const { data } = await feed.newsroom.post('{ feed(slug: "harbour") { id } }', {}, token)
    const { id } = z.object({ feed: z.object({ id: z.string() }) }).parse(data).feed
    const [, uuid = ''] = Buffer.from(id, 'base64').toString().split(':')
    const guessed = `${feed.newsroom.url}/websub/${uuid}`
    expect(guessed).not.toBe(feed.callback)
    for (const mode of ['denied', 'subscribe']) {
      const asked = await fetch(`${guessed}?${new URLSearchParams({ ...VERIFICATION, 'hub.mode': mode })}`)
      expect(asked.status).toBe(404)
    }
    expect((await feed.verify(VERIFICATION)).status).toBe(200)
    const body = rss('From the hub')
    expect((await feed.send(body, sign(body, feed.secret))).status).toBe(202)
    expect(await feed.headlines()).toContain('From the hub')
  })

  test('a hub that has moved is asked where it is now', async () => {
    await using feed = await openSubscribed(backend, { moved: true })
    expect((await feed.verify(VERIFICATION)).status).toBe(200)
  })

  test('a feed that nobody has heard of has no callback', async () => {
    await using newsroom = await openNewsroom(backend)
    expect(
      (await fetch(`${newsroom.url}/websub/0198f5c7-6d1c-7c3e-8a52-0123456789ab`, { method: 'POST', body: 'x' }))
        .status,
    ).toBe(410)
    expect((await fetch(`${newsroom.url}/websub/x`, { method: 'POST', body: 'x' })).status).toBe(404)
  })
})

test.each(['sha1', 'sha256', 'sha384', 'sha512'])('a signature by %s is checked', (method) => {
  expect(isSigned(Buffer.from('body'), sign('body', 'secret', method), 'secret')).toBe(true)
  expect(isSigned(Buffer.from('body!'), sign('body', 'secret', method), 'secret')).toBe(false)
})
