import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readAfter } from '../../../db/log/event-log.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher } from '../../publisher.ts'

const SET = 'mutation ($input: SetCurationInput!) { setCuration(input: $input) { curation { version } } }'
const READ = '{ curation(slug: "ticker") { version articleIds } }'
const verb = (name: string) =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { curation { version } } }`
const ADD = verb('addToCuration')
const REMOVE = verb('removeFromCuration')
const MOVE = verb('moveInCuration')

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  let [a, b, c, d] = ['', '', '', '']
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    const publish = async () => (await publisher.publish()).article.id
    ;[a, b, c, d] = [await publish(), await publish(), await publish(), await publish()]
  })
  afterAll(() => publisher[Symbol.asyncDispose]())
  beforeEach(() => publisher.ask(SET, { input: { slug: 'ticker', articles: [a, b, c].map((id) => ({ id })) } }))

  const list = async () => (await publisher.ask<{ curation: { articleIds: string[] } }>(READ)).curation.articleIds
  /** The events of curations that the change appends. */
  const events = async (document: string, input: object) => {
    const before = (await readAfter(publisher.query, 0, 10_000)).length
    await publisher.ask(document, { input: { slug: 'ticker', ...input } })
    return (await readAfter(publisher.query, before, 100)).map(({ kind }) => kind)
  }

  test('an article is put on top, or where the editor says, with one event', async () => {
    expect(await events(ADD, { article: { id: d } })).toEqual(['CURATION_CHANGED'])
    expect(await list()).toEqual([d, a, b, c])
    await events(REMOVE, { article: { id: d } })
    expect(await events(ADD, { article: { id: d }, position: 2 })).toEqual(['CURATION_CHANGED'])
    expect(await list()).toEqual([a, b, d, c])
  })

  test('an article is named by its uri, or by any slug that it had, as well as by its id', async () => {
    const { article } = await publisher.publish({ slug: 'before' })
    await publisher.publish({ uri: article.uri, slug: 'after' })
    await events(ADD, { article: { slug: 'before' } })
    expect(await list()).toEqual([article.id, a, b, c])
    await events(MOVE, { article: { uri: article.uri }, position: 3 })
    expect(await list()).toEqual([a, b, c, article.id])
    await events(REMOVE, { article: { slug: 'after' } })
    expect(await list()).toEqual([a, b, c])
    for (const document of [REMOVE, MOVE]) {
      const input = { slug: 'ticker', article: { uri: 'urn:none' }, ...(document === MOVE && { position: 0 }) }
      expect(await publisher.refusal(document, { input })).toEqual({ code: 'NOT_FOUND' })
    }
  })

  test('an article is moved up, down and past the end', async () => {
    for (const [article, position, order] of [
      [c, 0, [c, a, b]],
      [c, 1, [a, c, b]],
      [a, 99, [c, b, a]],
    ] as const) {
      expect(await events(MOVE, { article: { id: article }, position })).toEqual(['CURATION_CHANGED'])
      expect(await list()).toEqual(order)
    }
  })

  test('what changes nothing has no event and no version', async () => {
    expect(await events(ADD, { article: { id: b }, position: 2 })).toEqual([])
    expect(await events(REMOVE, { article: { id: d } })).toEqual([])
    expect(await events(MOVE, { article: { id: b }, position: 1 })).toEqual([])
    expect(await list()).toEqual([a, b, c])
  })

  test('an editor who has not seen the last change is refused', async () => {
    const { curation } = await publisher.ask<{ curation: { version: number } }>(READ)
    const stale = { slug: 'ticker', article: { id: a }, position: 2, expectedVersion: curation.version - 1 }
    for (const document of [ADD, MOVE]) {
      expect(await publisher.refusal(document, { input: stale })).toMatchObject({
        code: 'CONFLICT',
        currentVersion: curation.version,
      })
    }
    await publisher.ask(MOVE, { input: { ...stale, expectedVersion: curation.version } })
    expect(await list()).toEqual([b, c, a])
  })

  test('of eight editors who each add an article at once, all do', async () => {
    const added = await Promise.all(Array.from({ length: 8 }, async () => (await publisher.publish()).article.id))
    await Promise.all(
      added.map((article) => publisher.ask(ADD, { input: { slug: 'ticker', article: { id: article } } })),
    )
    expect((await list()).toSorted()).toEqual([a, b, c, ...added].toSorted())
  })

  test('to who may not read drafts, an article that is not public does not exist, unless it is on the list', async () => {
    const curator: Viewer = { subject: 'curator', scopes: new Set(['curations:write']), expiresAt: null }
    const { article } = await publisher.publish({ publishAt: '2100-01-01T00:00:00Z', slug: 'secret' })
    const asked = async (ref: object) => [
      ...(await Promise.all(
        [ADD, REMOVE, MOVE].map((document) => {
          const input = { slug: 'ticker', article: ref, ...(document === MOVE && { position: 0 }) }
          return publisher.post(document, { input }, curator)
        }),
      )),
      await publisher.post(SET, { input: { slug: 'ticker', articles: [ref] } }, curator),
    ]
    const none = Buffer.from('Article:01900000-0000-7000-8000-000000000000').toString('base64')
    expect(await asked({ id: article.id })).toEqual(await asked({ id: none }))
    expect(await asked({ slug: 'secret' })).toEqual(await asked({ slug: 'no-such-slug' }))
    expect(await asked({ uri: article.uri })).toEqual(await asked({ uri: 'urn:none' }))
    expect(await list()).toEqual([a, b, c])

    await publisher.ask(ADD, { input: { slug: 'ticker', article: { id: article.id } } })
    await publisher.ask(MOVE, { input: { slug: 'ticker', article: { id: article.id }, position: 1 } }, curator)
    expect(await list()).toEqual([a, article.id, b, c])
    await publisher.ask(SET, { input: { slug: 'ticker', articles: [{ id: article.id }, { id: a }] } }, curator)
    expect(await list()).toEqual([article.id, a])
  })

  test('an unknown list, an article that is not on it, a killed one and a full list are refused', async () => {
    expect(await publisher.refusal(ADD, { input: { slug: 'none', article: { id: a } } })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await publisher.refusal(MOVE, { input: { slug: 'ticker', article: { id: d }, position: 0 } })).toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    )
    expect(await publisher.refusal(ADD, { input: { slug: 'ticker', article: { id: d }, position: -1 } })).toMatchObject(
      {
        issues: [{ path: ['input', 'position'] }],
      },
    )
    const { article } = await publisher.publish()
    await publisher.ask(
      'mutation ($id: ID!) { cancelArticle(input: { article: { id: $id }, reason: "Wrong." }) { changed } }',
      {
        id: article.id,
      },
    )
    expect(await publisher.refusal(ADD, { input: { slug: 'ticker', article: { id: article.id } } })).toMatchObject({
      issues: [{ path: ['input', 'article'] }],
    })
    const many: string[] = []
    for (let at = 0; at < 100; at++) many.push((await publisher.publish()).article.id)
    await publisher.ask(SET, { input: { slug: 'ticker', articles: many.map((id) => ({ id })) } })
    expect(await publisher.refusal(ADD, { input: { slug: 'ticker', article: { id: a } } })).toMatchObject({
      issues: [{ path: ['input', 'article'] }],
    })
  })

  test('readers may neither change a list nor see what of it is not public', async () => {
    expect(await publisher.refusal(ADD, { input: { slug: 'ticker', article: { id: d } } }, ANONYMOUS)).toEqual({
      code: 'UNAUTHENTICATED',
    })
    expect(await publisher.refusal(READ, {}, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
  })
})
