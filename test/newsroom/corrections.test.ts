import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../db/log/event-log.ts'
import { backends } from '../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher, story } from '../publisher.ts'
import { CANCEL, type Changed, CORRECT, NOBODYS, POST, WITHHOLD } from './article-changes.ts'

const READ = `query ($uri: String!) { article(ref: { uri: $uri }) {
  version headline standfirst byline bodyText wordCount labels { slug } section { slug } tags { slug } authors { slug }
  leadMedia { url } related { uri } corrections { text version at } updatedAt } }`
const DRAFT = 'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }'

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const correct = async (input: object) =>
    (await publisher.ask<{ correctArticle: Changed }>(CORRECT, { input })).correctArticle
  const read = async (uri: string) =>
    (await publisher.ask<{ article: Record<string, unknown> }>(READ, { uri }, ANONYMOUS)).article
  const lastEvent = async () => (await readAfter(publisher.query, 0, 1_000)).at(-1)

  test('readers see what is right now, what was wrong, and everything else as it was', async () => {
    await publisher.publish({ uri: 'urn:other' })
    const { article } = await publisher.publish({
      uri: 'urn:right',
      headline: 'Three hurt',
      standfirst: 'On the pier',
      byline: 'Ada',
      bodyHtml: '<p>Three were hurt.</p>',
      labels: ['breaking'],
      section: 'europe',
      tags: ['Pier'],
      authors: ['Ada'],
      leadMedia: { kind: 'IMAGE', url: 'https://example.com/pier.jpg' },
      related: [{ uri: 'urn:other' }],
    })
    const before = await read('urn:right')
    const corrected = await correct({
      article: { id: article.id },
      text: 'Two were hurt, not three.',
      headline: 'Two hurt',
    })
    expect(corrected).toMatchObject({
      changed: true,
      article: { version: 2, headline: 'Two hurt', pubStatus: 'USABLE' },
    })
    const after = await read('urn:right')
    expect(after).toEqual({
      ...before,
      version: 2,
      headline: 'Two hurt',
      updatedAt: after.updatedAt,
      corrections: [{ text: 'Two were hurt, not three.', version: 2, at: after.updatedAt }],
    })
    expect(await lastEvent()).toMatchObject({
      kind: 'CORRECTED',
      version: 2,
      note: 'Two were hurt, not three.',
      after: { sections: ['europe', 'world'], tags: ['pier'] },
    })
    expect(await publisher.ask('{ search(query: "\\"two hurt\\"") { totalCount } }')).toEqual({
      search: { totalCount: 1 },
    })
  })

  test('body and standfirst are corrected too, and a blank standfirst goes away', async () => {
    const { article } = await publisher.publish({ uri: 'urn:body', standfirst: 'Wrong' })
    const input = {
      article: { id: article.id },
      text: 'All of it.',
      standfirst: '',
      bodyHtml: '<p>Four right words now.</p>',
    }
    await correct(input)
    expect(await read('urn:body')).toMatchObject({
      standfirst: null,
      bodyText: 'Four right words now.',
      wordCount: 4,
    })
    await correct({ article: { id: article.id }, text: 'Again.', body: [{ kind: 'PARAGRAPH', html: 'By blocks.' }] })
    expect(await read('urn:body')).toMatchObject({
      bodyText: 'By blocks.',
      corrections: [{ text: 'Again.' }, { text: 'All of it.' }],
    })
  })

  test('it corrects what readers see, not a draft that lies beside it', async () => {
    const { article } = await publisher.publish({ uri: 'urn:beside', headline: 'Seen', standfirst: 'Seen too' })
    await publisher.ask(DRAFT, { article: story({ uri: 'urn:beside', headline: 'Unripe' }) })
    expect((await correct({ article: { id: article.id }, text: 'Now right.' })).article).toMatchObject({
      version: 3,
      headline: 'Seen',
    })
    expect(await read('urn:beside')).toMatchObject({ standfirst: 'Seen too', corrections: [{ version: 3 }] })
  })

  test('a colleague who was faster is a conflict with the version that is stored', async () => {
    const { article } = await publisher.publish({ uri: 'urn:faster' })
    await correct({ article: { id: article.id }, text: 'First.', expectedVersion: 1 })
    const input = { article: { id: article.id }, text: 'Second.', expectedVersion: 1 }
    expect(await publisher.refusal(CORRECT, { input })).toMatchObject({ code: 'CONFLICT', currentVersion: 2 })
    expect(await read('urn:faster')).toMatchObject({ version: 2, corrections: [{ text: 'First.' }] })
  })

  test('the same request under its key corrects once, another one is refused', async () => {
    const { article } = await publisher.publish({ uri: 'urn:once' })
    const input = { article: { id: article.id }, text: 'Once.', idempotencyKey: 'correction' }
    const [first, second] = await Promise.all([correct(input), correct(input)])
    expect(second).toEqual(first)
    expect(await read('urn:once')).toMatchObject({ version: 2, corrections: [{ text: 'Once.' }] })
    const other = { ...input, text: 'Twice.' }
    expect(await publisher.refusal(CORRECT, { input: other })).toEqual({ code: 'IDEMPOTENCY_CONFLICT' })
  })

  test('what readers do not see cannot be corrected: a draft, what is withheld, what was killed', async () => {
    const { saveDraft } = await publisher.ask<{ saveDraft: { article: { id: string } } }>(DRAFT, { article: story() })
    const [withheld, killed] = [(await publisher.publish()).article, (await publisher.publish()).article]
    await publisher.ask(WITHHOLD, { input: { article: { id: withheld.id }, reason: 'Doubts.' } })
    await publisher.ask(CANCEL, { input: { article: { id: killed.id }, reason: 'Wrong.' } })
    for (const { id } of [saveDraft.article, withheld, killed]) {
      expect(await publisher.refusal(CORRECT, { input: { article: { id }, text: 'Right.' } })).toMatchObject({
        code: 'CONFLICT',
        currentVersion: 1,
      })
    }
    expect(await publisher.refusal(CORRECT, { input: { article: { id: NOBODYS }, text: 'Right.' } })).toEqual({
      code: 'NOT_FOUND',
    })
  })

  test('every invalid value of the input is reported with its path', async () => {
    const { article } = await publisher.publish()
    const input = {
      article: { id: article.id },
      text: ' ',
      headline: '',
      body: [{ kind: 'HEADING', level: 9, text: 'x' }],
      bodyHtml: 'x',
    }
    const { code, issues } = await publisher.refusal(CORRECT, { input })
    expect({ code, paths: Array.from(issues as { path: unknown[] }[], ({ path }) => path) }).toEqual({
      code: 'BAD_USER_INPUT',
      paths: [
        ['input', 'text'],
        ['input', 'headline'],
        ['input', 'body', 0, 'level'],
        ['input', 'body'],
      ],
    })
    const both = { article: { id: article.id }, text: 'x', body: [{ kind: 'PARAGRAPH', html: 'x' }], bodyHtml: 'x' }
    expect(await publisher.refusal(CORRECT, { input: both })).toMatchObject({ issues: [{ path: ['input', 'body'] }] })
    expect(await publisher.refusal(CORRECT, { input: { article: { id: 'nothing' }, text: 'x' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['input', 'article', 'id'] }],
    })
  })

  test('only who may write articles may correct them, withhold them, kill them or post to them', async () => {
    const { article } = await publisher.publish()
    const sections = { subject: 'mapper', scopes: new Set(['sections:write']), expiresAt: null }
    const withdrawal = { input: { article: { id: article.id }, reason: 'x' } }
    const asked = [
      [CORRECT, { input: { article: { id: article.id }, text: 'x' } }],
      [WITHHOLD, withdrawal],
      [CANCEL, withdrawal],
      [POST, { input: { article: { id: article.id }, html: 'x' } }],
    ] as const
    for (const [document, variables] of asked) {
      expect(await publisher.refusal(document, variables, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
      expect(await publisher.refusal(document, variables, sections)).toEqual({ code: 'FORBIDDEN' })
    }
    expect(await read(article.uri)).toMatchObject({ version: 1 })
  })
})
