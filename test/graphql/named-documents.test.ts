import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../src/graphql/documents.ts'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { openTicker } from '../ticker.ts'

const LATEST = '{ latestNews(first: 1) { nodes { headline } } }'
const TICKER = 'subscription { latestNews { article { headline } } }'
const OTHER = '{ sections { nodes { slug } } }'
const json = { 'content-type': 'application/json' }

interface Told {
  readonly status: number
  readonly code: string | null
  readonly data: unknown
}

async function told(response: Response): Promise<Told> {
  const { data, errors } = await response.json()
  return { status: response.status, code: errors?.[0]?.extensions?.code ?? null, data }
}

const get = async (url: string, parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  told(await fetch(`${url}/graphql?${new URLSearchParams(parameters)}`, { headers }))
const post = async (url: string, body: object, headers: Record<string, string> = {}) =>
  told(await fetch(`${url}/graphql`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) }))
const persisted = (query: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(query) } })

describe.each(backends)('documents by name, on $name', (backend) => {
  test('a query that was sent once with its name is known by that, however it is given', async () => {
    await using newsroom = await openNewsroom(backend)
    const { url } = newsroom
    await newsroom.publish({ headline: 'News' })
    const extensions = JSON.stringify(persisted(LATEST))
    expect(await get(url, { extensions })).toMatchObject({ status: 200, code: 'PERSISTED_QUERY_NOT_FOUND' })
    expect(await get(url, { query: OTHER, extensions })).toMatchObject({ status: 400, code: 'BAD_REQUEST' })
    const found = { status: 200, code: null, data: { latestNews: { nodes: [{ headline: 'News' }] } } }
    expect(await get(url, { query: LATEST, extensions })).toEqual(found)
    expect(await get(url, { extensions })).toEqual(found)
    expect(await get(url, { documentId: sha256(LATEST) })).toEqual(found)
    expect(await get(url, { documentId: `sha256:${sha256(LATEST)}` })).toEqual(found)
    expect(await post(url, { extensions: persisted(LATEST) })).toEqual(found)
    expect(await post(url, { documentId: sha256(LATEST) })).toEqual(found)
    const headers = { authorization: `Bearer ${await newsroom.token()}` }
    expect(await post(url, { documentId: sha256(LATEST) }, headers)).toEqual(found)
  })

  describe('where only trusted ones run', () => {
    let folder = ''
    let newsroom: Newsroom
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'tickertape-trusted-'))
      await writeFile(join(folder, 'latest.graphql'), LATEST)
      await writeFile(join(folder, 'ticker.graphql'), TICKER)
      newsroom = await openNewsroom(backend, { TRUSTED_DOCUMENTS: folder })
      await newsroom.publish({ headline: 'News' })
    })
    afterAll(async () => {
      await newsroom[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    })

    test('over HTTP they run by name or text, and others for editors alone', async () => {
      const { url } = newsroom
      const found = { status: 200, code: null, data: { latestNews: { nodes: [{ headline: 'News' }] } } }
      expect(await get(url, { documentId: 'latest' })).toEqual(found)
      expect(await post(url, { documentId: 'latest' })).toEqual(found)
      expect(await get(url, { query: LATEST })).toEqual(found)
      for (const refused of [await get(url, { query: OTHER }), await post(url, { query: OTHER })]) {
        expect(refused).toMatchObject({ status: 403, code: 'FORBIDDEN' })
      }
      const headers = { authorization: `Bearer ${await newsroom.token()}` }
      expect(await post(url, { query: OTHER }, headers)).toMatchObject({ code: null })
    })

    test('so do subscriptions over WebSocket and server-sent events', async () => {
      await using refused = await openTicker(newsroom.url, { query: 'subscription { latestNews { kind } }' })
      expect(await refused.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
      await using ticker = await openTicker(newsroom.url, { query: TICKER })
      const address = (parameters: Record<string, string>) =>
        `${newsroom.url}/graphql/stream?${new URLSearchParams(parameters)}`
      const forbidden = await fetch(address({ query: 'subscription { latestNews { kind } }' }))
      expect(await forbidden.text()).toMatch(/^event: next\ndata: .*"code":"FORBIDDEN"/m)
      const stream = await fetch(address({ documentId: 'ticker' }))
      expect(stream.headers.get('content-type')).toContain('text/event-stream')
      await stream.body?.cancel()
      await expect
        .poll(async () => {
          await newsroom.publish()
          return ticker.received.length
        })
        .toBeGreaterThan(0)
    })
  })
})
