import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../../db/log/event-log.ts'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher, story } from '../../publisher.ts'
import { CANCEL, type Changed, NOBODYS, WITHHOLD } from '../article-changes.ts'

const DRAFT = 'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }'
const CURATE = `mutation ($slug: String!, $articles: [ArticleRef!]!) {
  setCuration(input: { slug: $slug, articles: $articles }) { curation { id } } }`
/** Every way to a story of the tag that is named like its uri. */
const EVERYWHERE = `query ($id: ID!, $uri: String!, $tag: String!, $words: String!) {
  node(id: $id) { id } uri: article(ref: { uri: $uri }) { id } slug: article(ref: { slug: $tag }) { id }
  latestNews(filter: { tags: [$tag] }) { totalCount nodes { id } } tag(slug: $tag) { articles { totalCount } }
  search(query: $words) { totalCount } curation(slug: $tag) { articles { id } }
  other: article(ref: { uri: "urn:other" }) { related { id } translations { id } } }`

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const withhold = async (input: object) =>
    (await publisher.ask<{ withholdArticle: Changed }>(WITHHOLD, { input })).withholdArticle
  const eventsOf = async (uri: string) =>
    (await readAfter(publisher.query, 0, 1_000)).filter((event) => event.uri === uri)
  const dueChanges = () => publisher.query.selectFrom('due_change').select(['change', 'version']).execute()

  test('readers find it nowhere until it is published again; editors find it as WITHHELD', async () => {
    const fields = { uri: 'urn:doubtful', slug: 'doubtful', tags: ['doubtful'], headline: 'Heron sighted' }
    const { article } = await publisher.publish(fields)
    await publisher.publish({
      uri: 'urn:other',
      related: [{ uri: 'urn:doubtful' }],
      translationOf: { uri: 'urn:doubtful' },
      language: 'it',
    })
    await publisher.ask(CURATE, { slug: 'doubtful', articles: [{ id: article.id }] })
    const variables = { id: article.id, uri: article.uri, tag: 'doubtful', words: 'heron' }
    const seen = await publisher.ask(EVERYWHERE, variables, ANONYMOUS)
    expect(JSON.stringify(seen).split(article.id)).toHaveLength(8)

    const withheld = await withhold({ article: { id: article.id }, reason: 'Not a heron.' })
    expect(withheld).toMatchObject({ changed: true, cursor: expect.any(String), article: { pubStatus: 'WITHHELD' } })
    expect(await publisher.ask(EVERYWHERE, variables, ANONYMOUS)).toEqual({
      node: null,
      uri: null,
      slug: null,
      latestNews: { totalCount: 0, nodes: [] },
      tag: null,
      search: { totalCount: 0 },
      curation: { articles: [] },
      other: { related: [], translations: [] },
    })
    const editors = await publisher.ask('{ article(ref: { uri: "urn:doubtful" }) { pubStatus headline } }')
    expect(editors).toEqual({ article: { pubStatus: 'WITHHELD', headline: 'Heron sighted' } })

    expect((await publisher.publish(fields)).article).toMatchObject({ id: article.id, version: 2 })
    expect(await publisher.ask(EVERYWHERE, variables, ANONYMOUS)).toEqual(seen)
    expect(await eventsOf('urn:doubtful')).toMatchObject([
      { kind: 'PUBLISHED', version: 1 },
      { kind: 'WITHHELD', version: 1, note: 'Not a heron.', before: { tags: ['doubtful'] }, after: null },
      { kind: 'PUBLISHED', version: 2, before: null, after: { tags: ['doubtful'] } },
    ])
  })

  test('withholding what readers do not see changes nothing and makes no event', async () => {
    const { saveDraft } = await publisher.ask<{ saveDraft: { article: { id: string } } }>(DRAFT, {
      article: story({ uri: 'urn:draft' }),
    })
    const { article } = await publisher.publish({ uri: 'urn:twice' })
    await withhold({ article: { id: article.id }, reason: 'Doubts.' })
    for (const { id } of [article, saveDraft.article]) {
      const again = await withhold({ article: { id }, reason: 'More doubts.' })
      expect(again).toMatchObject({ changed: false, cursor: null, article: { version: 1, pubStatus: 'WITHHELD' } })
    }
    expect(await eventsOf('urn:draft')).toEqual([])
    expect((await eventsOf('urn:twice')).map(({ note }) => note)).toEqual([null, 'Doubts.'])
  })

  test('what was scheduled for it does not bring it back by itself', async () => {
    const expiresAt = new Date(Date.now() + 7_200_000)
    const { article } = await publisher.publish({ uri: 'urn:scheduled', expiresAt })
    await publisher.publish({ uri: 'urn:scheduled', publishAt: new Date(Date.now() + 3_600_000) })
    const { article: unborn } = await publisher.publish({ publishAt: new Date(Date.now() + 3_600_000) })
    expect(await dueChanges()).toHaveLength(3)
    await withhold({ article: { id: article.id }, reason: 'Doubts.' })
    expect(await withhold({ article: { id: unborn.id }, reason: 'Doubts.' })).toMatchObject({
      changed: true,
      cursor: null,
    })
    expect(await dueChanges()).toEqual([])
  })

  test('the same request under its key is answered the same, and does not withhold what came back meanwhile', async () => {
    const { article } = await publisher.publish({ uri: 'urn:key' })
    const input = { article: { id: article.id }, reason: 'Doubts.', idempotencyKey: 'withhold' }
    const { cursor } = await withhold(input)
    await publisher.publish({ uri: 'urn:key' })
    expect(await withhold(input)).toMatchObject({ cursor, article: { version: 1 } })
    expect((await eventsOf('urn:key')).map(({ kind }) => kind)).toEqual(['PUBLISHED', 'WITHHELD', 'PUBLISHED'])
    const other = { ...input, reason: 'Others.' }
    expect(await publisher.refusal(WITHHOLD, { input: other })).toEqual({ code: 'IDEMPOTENCY_CONFLICT' })
  })

  test('what was killed, what is not there, and a blank reason are refused', async () => {
    const { article } = await publisher.publish()
    expect(await publisher.refusal(WITHHOLD, { input: { article: { id: article.id }, reason: ' ' } })).toEqual({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'reason'], message: 'must not be blank' }],
    })
    expect(await publisher.refusal(WITHHOLD, { input: { article: { id: NOBODYS }, reason: 'x' } })).toEqual({
      code: 'NOT_FOUND',
    })
    await publisher.ask(CANCEL, { input: { article: { id: article.id }, reason: 'Wrong.' } })
    const refused = await publisher.refusal(WITHHOLD, { input: { article: { id: article.id }, reason: 'x' } })
    expect(refused).toEqual({ code: 'CONFLICT', currentVersion: 1, reason: 'KILLED', state: 'CANCELED' })
  })
})
