import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../db/log/event-log.ts'
import { MAX_BLOCKS } from '../../src/newsroom/validation/body-limits.ts'
import { backends } from '../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher, story } from '../publisher.ts'
import { APPEND, CANCEL, type Changed, NOBODYS, WITHHOLD } from './article-changes.ts'

const READ = `query ($uri: String) { article(uri: $uri) { version bodyText updatedAt
  body { __typename ... on LivePost { key at headline keyEvent pinned html text } } } }`
const DRAFT = 'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }'

interface Read {
  readonly version: number
  readonly bodyText: string
  readonly updatedAt: string
  readonly body: readonly { key?: string; at?: string; headline?: string; text?: string }[]
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const append = async (input: object) =>
    (await publisher.ask<{ appendLivePost: Changed }>(APPEND, { input })).appendLivePost
  const read = async (uri: string) => (await publisher.ask<{ article: Read }>(READ, { uri }, ANONYMOUS)).article

  test('an entry is there for readers above those before it, sanitised, searchable, and told as UPDATED', async () => {
    const { article } = await publisher.publish({ uri: 'urn:live', bodyHtml: '<p>What we know.</p>', tags: ['Strike'] })
    await append({ articleId: article.id, key: 'first', html: '<p>The doors open.</p>' })
    const html = '<p>Talks <b>fail</b>.<script>alert(1)</script></p>'
    const appended = await append({ articleId: article.id, headline: 'Talks fail', html, keyEvent: true, pinned: true })
    expect(appended).toMatchObject({ changed: true, cursor: expect.any(String), article: { version: 3 } })
    const { body, updatedAt, bodyText } = await read('urn:live')
    expect(body).toEqual([
      {
        __typename: 'LivePost',
        key: expect.stringMatching(/./),
        at: updatedAt,
        headline: 'Talks fail',
        keyEvent: true,
        pinned: true,
        html: '<p>Talks <strong>fail</strong>.</p>',
        text: 'Talks fail.',
      },
      expect.objectContaining({
        key: 'first',
        headline: null,
        keyEvent: false,
        pinned: false,
        text: 'The doors open.',
      }),
      { __typename: 'Paragraph' },
    ])
    expect(bodyText).toBe('Talks fail\nTalks fail.\nThe doors open.\nWhat we know.')
    expect((await readAfter(publisher.query, 0, 1_000)).at(-1)).toMatchObject({
      kind: 'UPDATED',
      version: 3,
      note: null,
      after: { tags: ['strike'] },
    })
    expect(await publisher.ask('{ search(query: "\\"doors open\\"") { totalCount } }')).toEqual({
      search: { totalCount: 1 },
    })
  })

  test('an entry that is written again under its key keeps its place and time', async () => {
    const { article } = await publisher.publish({ uri: 'urn:again' })
    for (const key of ['a', 'b', 'c']) await append({ articleId: article.id, key, html: key })
    const before = await read('urn:again')
    await append({ articleId: article.id, key: 'b', html: 'better' })
    const after = await read('urn:again')
    expect(after.version).toBe(5)
    expect(after.body.map(({ key, text }) => [key, text])).toEqual([
      ['c', 'c'],
      ['b', 'better'],
      ['a', 'a'],
      [undefined, undefined],
    ])
    expect(after.body[1]?.at).toBe(before.body[1]?.at)
  })

  test('of twenty that are appended at once none is lost', async () => {
    const { article } = await publisher.publish({ uri: 'urn:twenty' })
    const keys = Array.from({ length: 20 }, (_, at) => `post ${at}`)
    await Promise.all(keys.map((key) => append({ articleId: article.id, key, html: key })))
    const { body, version } = await read('urn:twenty')
    expect(version).toBe(21)
    expect(body.flatMap(({ key }) => key ?? []).sort()).toEqual(keys.sort())
  })

  test('an entry that comes while the story is published again is not lost', async () => {
    const { article } = await publisher.publish({ uri: 'urn:meanwhile' })
    const keys = Array.from({ length: 10 }, (_, at) => `post ${at}`)
    const publish = () => publisher.publish({ uri: 'urn:meanwhile', bodyHtml: '<p>New words.</p>' })
    await Promise.all(keys.flatMap((key) => [append({ articleId: article.id, key, html: key }), publish()]))
    const { body } = await read('urn:meanwhile')
    expect(body.flatMap(({ key }) => key ?? []).sort()).toEqual(keys.sort())
  })

  test('the same request under its idempotency key is one entry', async () => {
    const { article } = await publisher.publish({ uri: 'urn:once' })
    const input = { articleId: article.id, html: 'Once.', idempotencyKey: 'append' }
    const answers = await Promise.all([append(input), append(input)])
    expect(answers[1]).toEqual(answers[0])
    expect((await read('urn:once')).body).toHaveLength(2)
    expect(await publisher.refusal(APPEND, { input: { ...input, html: 'Twice.' } })).toEqual({
      code: 'IDEMPOTENCY_CONFLICT',
    })
  })

  test('a story that is published again without its entries keeps them', async () => {
    const { article } = await publisher.publish({ uri: 'urn:kept' })
    await append({ articleId: article.id, key: 'a', html: '<p>An entry.</p>' })
    await publisher.publish({ uri: 'urn:kept', bodyHtml: '<p>What we know now.</p>' })
    expect((await read('urn:kept')).bodyText).toBe('An entry.\nWhat we know now.')
    await publisher.ask(DRAFT, { article: story({ uri: 'urn:kept', bodyHtml: '<p>Unripe.</p>' }) })
    await append({ articleId: article.id, key: 'b', html: '<p>Another.</p>' })
    expect((await read('urn:kept')).bodyText).toBe('Another.\nAn entry.\nWhat we know now.')
  })

  test('only a public story takes entries', async () => {
    const { saveDraft } = await publisher.ask<{ saveDraft: { article: { id: string } } }>(DRAFT, { article: story() })
    const [withheld, killed] = [(await publisher.publish()).article, (await publisher.publish()).article]
    await publisher.ask(WITHHOLD, { input: { id: withheld.id, reason: 'Doubts.' } })
    await publisher.ask(CANCEL, { input: { id: killed.id, reason: 'Wrong.' } })
    for (const { id } of [saveDraft.article, withheld, killed]) {
      const refused = await publisher.refusal(APPEND, { input: { articleId: id, html: 'x' } })
      expect(refused).toEqual({
        code: 'CONFLICT',
        currentVersion: 1,
        reason: expect.any(String),
        state: expect.any(String),
      })
    }
    expect(await publisher.refusal(APPEND, { input: { articleId: NOBODYS, html: 'x' } })).toEqual({ code: 'NOT_FOUND' })
  })

  test('an entry that says nothing, has a key of 101 characters, or is one too many is refused with its path', async () => {
    const { article } = await publisher.publish({ uri: 'urn:full' })
    const refused = async (input: object) => {
      const { code, issues } = await publisher.refusal(APPEND, {
        input: { articleId: article.id, html: 'x', ...input },
      })
      return { code, paths: Array.from(issues as { path: unknown[] }[], ({ path }) => path.join('.')) }
    }
    const at = (...paths: string[]) => ({ code: 'BAD_USER_INPUT', paths })
    expect(await refused({ html: ' ' })).toEqual(at('input.html'))
    expect(await refused({ html: '<script>x</script>' })).toEqual(at('input.html'))
    expect(await refused({ key: 'k'.repeat(101), headline: 'h'.repeat(501) })).toEqual(
      at('input.key', 'input.headline'),
    )
    expect(await refused({ articleId: 'nothing' })).toEqual(at('input.articleId'))
    await publisher.publish({
      uri: 'urn:full',
      body: Array.from({ length: MAX_BLOCKS }, () => ({ kind: 'PARAGRAPH', html: 'x' })),
    })
    expect(await refused({})).toEqual(at('input.html'))
  })
})
