import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher, UPSERT_SECTION } from '../../publisher.ts'

const CHANGED = `query ($cursor: LogCursor!, $first: Int) { changedSince(cursor: $cursor, first: $first) {
  nodes { kind uri version conflated article { headline } } pageInfo { hasNextPage endCursor } asOf
} }`
const CANCEL = 'mutation ($id: ID!) { cancelArticle(input: { article: { id: $id }, reason: "Wrong." }) { changed } }'

interface Changes {
  readonly changedSince: {
    readonly nodes: readonly { readonly uri: string }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
    readonly asOf: string
  }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const head = async () =>
    (await publisher.ask<{ latestNews: { asOf: string } }>('{ latestNews(first: 1) { asOf } }')).latestNews.asOf
  const changed = async (cursor: string, first = 20) =>
    (await publisher.ask<Changes>(CHANGED, { cursor, first }, ANONYMOUS)).changedSince

  test('each article that changed comes once, with its last event, in the order of the log', async () => {
    await publisher.publish({ uri: 'urn:before' })
    const since = await head()
    const { article } = await publisher.publish({ uri: 'urn:killed', headline: 'Gone' })
    await publisher.publish({ uri: 'urn:twice', headline: 'First' })
    await publisher.publish({ uri: 'urn:once', headline: 'Once' })
    await publisher.publish({ uri: 'urn:twice', headline: 'Second' })
    await publisher.ask(UPSERT_SECTION, { input: { slug: 'new', name: 'New' } })
    await publisher.ask(CANCEL, { id: article.id })
    expect((await changed(since)).nodes).toEqual([
      { kind: 'PUBLISHED', uri: 'urn:once', version: 1, conflated: 0, article: { headline: 'Once' } },
      { kind: 'UPDATED', uri: 'urn:twice', version: 2, conflated: 1, article: { headline: 'Second' } },
      { kind: 'CANCELED', uri: 'urn:killed', version: 1, conflated: 1, article: null },
    ])
    expect((await changed(await head())).nodes).toEqual([])
  })

  test('pages follow each other without a gap, and what changes meanwhile comes again', async () => {
    const since = await head()
    for (const uri of ['urn:a', 'urn:b', 'urn:c']) await publisher.publish({ uri })
    const first = await changed(since, 2)
    expect(first).toMatchObject({ nodes: [{ uri: 'urn:a' }, { uri: 'urn:b' }], pageInfo: { hasNextPage: true } })
    await publisher.publish({ uri: 'urn:a' })
    const rest = await changed(first.pageInfo.endCursor, 2)
    expect(rest).toMatchObject({ nodes: [{ uri: 'urn:c' }, { uri: 'urn:a' }], pageInfo: { hasNextPage: false } })
    expect(rest.asOf).toBe(await head())
  })

  test('a cursor that is none, one of another log and one from the future are refused', async () => {
    expect(await publisher.refusal(CHANGED, { cursor: 'nonsense' })).toEqual({ code: 'CURSOR_INVALID' })
    const cursor = (position: string) => {
      const [epoch] = Buffer.from(since, 'base64url').toString().split('.')
      return Buffer.from(`${epoch}.${position}`).toString('base64url')
    }
    const since = await head()
    expect(await publisher.refusal(CHANGED, { cursor: cursor('999999') })).toMatchObject({ code: 'CURSOR_AHEAD' })
    await publisher.query.updateTable('event_head').set({ pruned_to: 3 }).execute()
    expect(await publisher.refusal(CHANGED, { cursor: cursor('1') })).toMatchObject({ code: 'CURSOR_EXPIRED' })
  })
})
