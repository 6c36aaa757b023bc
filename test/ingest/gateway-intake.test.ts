import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { classifyFailure } from '../../src/ingest/import/failure.ts'
import { gatewayIntake } from '../../src/ingest/import/gateway-intake.ts'

const article = { headline: 'Gale', language: 'en', section: 'news', publishAt: new Date('2026-03-03T12:00:00Z') }
const brought = (fields: object = {}) => ({
  feed: { by: 'page' as const, value: 'https://wire.example/' },
  item: { id: 'urn:a:1', status: 'USABLE' as const, article: { ...article, ...fields } },
})
const TAKEN = { data: { takeFeedItems: { items: [{ outcome: 'NEW', reason: null }] } } }

/** A gateway that always sends the same response and records its requests. */
async function openGateway(status: number, answer: unknown) {
  const asked: { headers: IncomingHttpHeaders; body: unknown }[] = []
  const server = createServer(async (request, response) => {
    asked.push({ headers: request.headers, body: JSON.parse(await text(request)) })
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    asked,
    url: `http://127.0.0.1:${address.port}/graphql`,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

test('a story handed to a running gateway is published there with the secret and all its fields', async () => {
  await using gateway = await openGateway(200, TAKEN)
  expect(await gatewayIntake(gateway.url, 'secret', true)(brought())).toEqual({
    outcome: 'NEW',
    reason: null,
    articleId: null,
  })
  expect(gateway.asked[0]?.headers.authorization).toBe('Bearer secret')
  expect(gateway.asked[0]?.body).toMatchObject({
    variables: {
      input: {
        feed: { page: 'https://wire.example/' },
        dryRun: true,
        items: [{ id: 'urn:a:1', article: { headline: 'Gale', publishAt: '2026-03-03T12:00:00.000Z' } }],
      },
    },
  })
})

test('a story handed to a running gateway names other stories by their uris', async () => {
  await using gateway = await openGateway(200, TAKEN)
  const publish = gatewayIntake(gateway.url, 'secret', false)
  await publish(brought({ related: ['urn:a', 'urn:b'], translationOf: 'urn:c' }))
  await publish(brought({ related: [], translationOf: null }))
  const said = (article: object) => ({ variables: { input: { items: [{ article }] } } })
  expect(gateway.asked.map(({ body }) => body)).toMatchObject([
    said({ related: [{ uri: 'urn:a' }, { uri: 'urn:b' }], translationOf: { uri: 'urn:c' } }),
    said({ related: [], translationOf: null }),
  ])
})

test('what the gateway refuses keeps its reason', async () => {
  const issues = [{ path: ['input', 'language'], message: 'no such language' }]
  const errors = [{ message: 'Not accepted.', extensions: { code: 'BAD_USER_INPUT', issues } }]
  await using gateway = await openGateway(200, { data: null, errors })
  const error = await gatewayIntake(gateway.url, 'secret', false)(brought()).catch((thrown: unknown) => thrown)
  expect(classifyFailure(error)).toEqual({ kind: 'refused', reason: 'Not accepted. input.language: no such language' })
})

test('a gateway that is away or busy is worth another try, and a story that is too large for it is not', async () => {
  await using busy = await openGateway(503, 'busy')
  await using strict = await openGateway(413, 'too large')
  const gone = await openGateway(200, {})
  await gone[Symbol.asyncDispose]()
  const failure = async (url: string) =>
    classifyFailure(await gatewayIntake(url, 'secret', false)(brought()).catch((thrown: unknown) => thrown))
  expect(await failure(busy.url)).toMatchObject({ kind: 'transient' })
  expect(await failure(strict.url)).toEqual({ kind: 'refused', reason: 'The gateway responded with HTTP 413.' })
  expect(await failure(gone.url)).toMatchObject({
    kind: 'transient',
    reason: expect.stringContaining('cannot be reached'),
  })
})
