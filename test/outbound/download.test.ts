import type { RequestListener } from 'node:http'
import { createGzip } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { outboundAgent } from '../../src/outbound/agent.ts'
import { download, type Validators } from '../../src/outbound/download.ts'
import { serveSource } from '../ingest/poll/serve.ts'

const LIMITS = { timeoutMs: 20_000, maxBytes: 100_000 }
const agent = outboundAgent({ addresses: 'any', connectTimeoutMs: 5_000 })
const guarded = outboundAgent({ addresses: 'public', connectTimeoutMs: 5_000 })
afterAll(() => Promise.all([agent.destroy(), guarded.destroy()]))

const NOTHING_KNOWN: Validators = { etag: null, lastModified: null }
const running = new AbortController().signal

/** What a site is asked for `/feed` answers. */
async function downloadFrom(listener: RequestListener, known = NOTHING_KNOWN, limits = LIMITS) {
  await using source = await serveSource(listener)
  return { outcome: await download(agent, `${source.url}/feed`, known, limits, running), source }
}

test('a document comes with what makes the next request conditional', async () => {
  const { outcome } = await downloadFrom((_request, response) =>
    response
      .writeHead(200, {
        etag: '"one"',
        'last-modified': 'Sat, 02 May 2026 12:00:00 GMT',
        'cache-control': 'public, max-age=600',
      })
      .end('<rss/>'),
  )
  expect(outcome).toMatchObject({
    document: {
      bytes: Buffer.from('<rss/>'),
      etag: '"one"',
      lastModified: 'Sat, 02 May 2026 12:00:00 GMT',
      maxAgeSeconds: 600,
      movedTo: null,
    },
  })
})

test('what has not changed is not sent again', async () => {
  const { outcome } = await downloadFrom(
    ({ headers }, response) =>
      response
        .writeHead(headers['if-none-match'] === '"one"' && headers['if-modified-since'] === 'then' ? 304 : 200)
        .end(),
    { etag: '"one"', lastModified: 'then' },
  )
  expect(outcome).toEqual({ notModified: true, movedTo: null })
})

test.for([
  [301, true],
  [308, true],
  [302, false],
  [307, false],
] as const)('a redirect with status %i is followed, and for good: %s', async ([status, forGood]) => {
  const { outcome, source } = await downloadFrom(({ url }, response) =>
    url === '/new' ? response.end('<rss/>') : response.writeHead(status, { location: '/new' }).end(),
  )
  expect(outcome).toMatchObject({ document: { movedTo: forGood ? `${source.url}/new` : null } })
})

test('a permanent redirect behind a temporary one is not for good', async () => {
  const { outcome } = await downloadFrom(({ url }, response) => {
    if (url === '/third') response.end('<rss/>')
    else if (url === '/second') response.writeHead(301, { location: '/third' }).end()
    else response.writeHead(302, { location: '/second' }).end()
  })
  expect(outcome).toMatchObject({ document: { movedTo: null } })
})

test.for([
  ['for ever', '/feed', 'redirects more than 5 times'],
  ['to a file', 'file:///etc/passwd', 'no http or https URL'],
  ['to nothing', '', 'redirects more than 5 times'],
])('a redirect %s fails', async ([_to, location = '', reason]) => {
  const { outcome, source } = await downloadFrom((_request, response) => response.writeHead(302, { location }).end())
  expect(outcome).toMatchObject({ failed: expect.stringContaining(reason ?? '') })
  expect(source.requests.length).toBeLessThanOrEqual(6)
})

test('a redirect to a private address is not followed', async () => {
  await using inside = await serveSource((_request, response) => response.end('secret'))
  const outside = { host: 'news.example' }
  const resolving = outboundAgent({
    addresses: 'public',
    connectTimeoutMs: 5_000,
    resolve: (_name, _options, callback) => callback(null, [{ address: '10.0.0.1', family: 4 }]),
  })
  const outcome = await download(resolving, `http://${outside.host}/feed`, NOTHING_KNOWN, LIMITS, running)
  expect(outcome).toMatchObject({ failed: expect.stringContaining('no public address') })
  expect(await download(guarded, inside.url, NOTHING_KNOWN, LIMITS, running)).toMatchObject({
    failed: expect.stringContaining('not a public address'),
  })
  expect(inside.requests).toEqual([])
  await resolving.destroy()
})

test.for([
  [410, { gone: true }],
  [404, { failed: expect.stringContaining('status 404'), retryAfter: null }],
  [500, { failed: expect.stringContaining('status 500'), retryAfter: null }],
] as const)('status %i', async ([status, expected]) => {
  expect((await downloadFrom((_request, response) => response.writeHead(status).end('no'))).outcome).toEqual(expected)
})

test('a source that asks for less says when', async () => {
  const { outcome } = await downloadFrom((_request, response) =>
    response.writeHead(429, { 'retry-after': '600' }).end(),
  )
  expect(outcome).toMatchObject({ failed: expect.stringContaining('429'), retryAfter: expect.any(Date) })
})

test('an endless body is read no further than the limit', async () => {
  const { outcome } = await downloadFrom((_request, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(65_536, 'x')));
    }
    response.on('drain', more)
    more()
  })
  expect(outcome).toMatchObject({ failed: expect.stringContaining('more than 100000 bytes') })
})

test('a compressed body counts as what it expands to', async () => {
  const { outcome } = await downloadFrom((_request, response) => {
    const bomb = createGzip()
    bomb.pipe(response.writeHead(200, { 'content-encoding': 'gzip' }))
    for (let part = 0; part < 100; part++) bomb.write(Buffer.alloc(1_000_000))
    bomb.end()
  })
  expect(outcome).toMatchObject({ failed: expect.stringContaining('more than 100000 bytes') })
})

test('a source that sends a byte now and then is given up', async () => {
  const { outcome } = await downloadFrom(
    (_request, response) => {
      const timer = setInterval(() => response.write('x'), 50)
      response.on('close', () => clearInterval(timer))
    },
    NOTHING_KNOWN,
    { ...LIMITS, timeoutMs: 500 },
  )
  expect(outcome).toMatchObject({ failed: expect.stringContaining('within 500 ms') })
})

test('a connection that is closed in the middle is no document', async () => {
  const { outcome } = await downloadFrom((_request, response) => {
    response.writeHead(200, { 'content-length': 1_000 }).write('<rss>')
    setImmediate(() => response.destroy())
  })
  expect(outcome).toMatchObject({ failed: expect.any(String) })
})
