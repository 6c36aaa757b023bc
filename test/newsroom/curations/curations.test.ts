import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAfter } from '../../../db/log/event-log.ts'
import { decodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher, story } from '../../publisher.ts'

const SET = `mutation ($input: SetCurationInput!) { setCuration(input: $input) {
  curation { id slug version title it: title(language: "it-CH") articles { id } asOf } } }`
const READ = 'query ($slug: String!) { curation(slug: $slug) { title version asOf articles(first: 100) { id } } }'

interface Set {
  readonly setCuration: { readonly curation: { readonly version: number; readonly asOf: string } }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  let ids: string[] = []
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    ids = []
    for (let at = 0; at < 4; at++) ids.push((await publisher.publish()).article.id)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const articlesOf = (list: readonly string[]) => list.map((id) => ({ id }))
  const set = (slug: string, articles: readonly string[], fields: object = {}) =>
    publisher.ask<Set>(SET, { input: { slug, articles: articlesOf(articles), ...fields } })

  test('a curation has the editors’ order and is replaced as a whole', async () => {
    const titles = [{ language: 'it', text: 'In Evidenza' }]
    expect(await set('featured', [...ids].reverse(), { title: 'Featured', titles })).toMatchObject({
      setCuration: {
        curation: {
          slug: 'featured',
          version: 1,
          title: 'Featured',
          it: 'In Evidenza',
          articles: articlesOf(ids.toReversed()),
        },
      },
    })
    expect(await set('featured', ids.slice(1, 3))).toMatchObject({
      setCuration: {
        curation: { version: 2, title: 'Featured', it: 'In Evidenza', articles: articlesOf(ids.slice(1, 3)) },
      },
    })
    expect(await set('featured', [])).toMatchObject({ setCuration: { curation: { version: 3, articles: [] } } })
  })

  test('its change is an event, and `asOf` is not before it', async () => {
    const { curation } = (await set('told', ids)).setCuration
    const last = (await readAfter(publisher.query, 0, 500)).findLast(({ kind }) => kind === 'CURATION_CHANGED')
    expect(last).toMatchObject({ version: 1, uri: null })
    expect(decodeLogCursor(curation.asOf)?.position).toBe(last?.position)
  })

  test('an editor who has not seen the last change is refused with the version that is stored', async () => {
    await set('agreed', ids, { expectedVersion: 0 })
    await set('agreed', [], { expectedVersion: 1 })
    for (const expectedVersion of [0, 1, 3]) {
      expect(
        await publisher.refusal(SET, { input: { slug: 'agreed', articles: articlesOf(ids), expectedVersion } }),
      ).toMatchObject({
        code: 'CONFLICT',
        currentVersion: 2,
      })
    }
  })

  test('of eight editors who replace version 1 at once, one does', async () => {
    await set('race', ids)
    const answers = await Promise.all(
      ids
        .concat(ids)
        .map((id) => publisher.post(SET, { input: { slug: 'race', articles: [{ id }], expectedVersion: 1 } })),
    )
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1)
  })

  test('a story twice, an unknown one, a section, a slug that is none and a hundred and one are refused', async () => {
    const [id = ''] = ids
    const { section } = await publisher.ask<{ section: { id: string } }>('{ section(slug: "news") { id } }')
    const unknown = Buffer.from('Article:01890000-0000-7000-8000-000000000000').toString('base64')
    const code = (input: object) => publisher.refusal(SET, { input: { slug: 'wrong', articles: [{ id }], ...input } })
    expect(await code({ articles: articlesOf([id, id]) })).toMatchObject({ issues: [{ path: ['input', 'articles'] }] })
    expect(await code({ articles: articlesOf([id, unknown]) })).toMatchObject({
      issues: [{ path: ['input', 'articles', 1] }],
    })
    expect(await code({ articles: articlesOf([section.id]) })).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await code({ articles: articlesOf(Array(101).fill(id)) })).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await code({ slug: 'In Evidenza' })).toMatchObject({ issues: [{ path: ['input', 'slug'] }] })
    expect(await code({ title: ' ' })).toMatchObject({ issues: [{ path: ['input', 'title'] }] })
    expect(await publisher.ask(READ, { slug: 'wrong' })).toEqual({ curation: null })
  })

  test('readers see of a list what is public, and may not write one', async () => {
    const { saveDraft } = await publisher.ask<{ saveDraft: { article: { id: string } } }>(
      'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }',
      { article: story() },
    )
    await set('mixed', [saveDraft.article.id, ...ids])
    expect(await publisher.ask(READ, { slug: 'mixed' }, ANONYMOUS)).toMatchObject({
      curation: { articles: articlesOf(ids) },
    })
    const input = { slug: 'mixed', articles: [] }
    expect(await publisher.refusal(SET, { input }, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
    const mapper = { subject: 'mapper', scopes: new Set(['sections:write']), expiresAt: null }
    expect(await publisher.refusal(SET, { input }, mapper)).toEqual({ code: 'FORBIDDEN' })
  })
})
