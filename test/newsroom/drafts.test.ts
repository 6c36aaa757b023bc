import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logRange } from '../../db/log/event-log.ts'
import { backends } from '../backends.ts'
import { ANONYMOUS, type Desk, openDesk, story } from '../desk.ts'

const DRAFT = `mutation ($article: PublishArticleInput!) {
  saveDraft(input: { article: $article }) { article { id slug version pubStatus headline publishedAt } } }`
const READ = 'query ($uri: String) { article(uri: $uri) { headline version pubStatus } }'
const REVISIONS = `query ($uri: String, $first: Int, $after: String) { article(uri: $uri) {
  revisions(first: $first, after: $after) {
    edges { cursor node { version headline by } } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`

describe.each(backends)('on $name', (backend) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(backend)
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  const draft = (fields: object) => desk.ask(DRAFT, { article: story(fields) })

  test('a draft is there for writers, by every way, and for readers by none', async () => {
    await draft({ uri: 'urn:draft', slug: 'draft', headline: 'Unripe', authors: ['Ada'], section: 'sport' })
    const document = `{ uri: article(uri: "urn:draft") { headline pubStatus } slug: article(slug: "draft") { headline }
      latestNews(filter: { sections: ["sport"] }) { totalCount }
      search(query: "unripe") { totalCount } author(slug: "ada") { articles { totalCount } } }`
    const nowhere = {
      latestNews: { totalCount: 0 },
      search: { totalCount: 0 },
      author: { articles: { totalCount: 0 } },
    }
    expect(await desk.ask(document, {}, ANONYMOUS)).toEqual({ uri: null, slug: null, ...nowhere })
    const seen = { uri: { headline: 'Unripe', pubStatus: 'WITHHELD' }, slug: { headline: 'Unripe' } }
    expect(await desk.ask(document)).toEqual({ ...seen, ...nowhere })
  })

  test('a draft of a story that is public changes nothing that readers see, and no event tells of it', async () => {
    await desk.publish({ uri: 'urn:public', headline: 'As it is' })
    const { head } = await logRange(desk.query)
    expect(
      await draft({ uri: 'urn:public', headline: 'As it may be', urgency: 1, labels: ['BREAKING'] }),
    ).toMatchObject({
      saveDraft: { article: { version: 2, headline: 'As it may be' } },
    })
    expect(await desk.ask(READ, { uri: 'urn:public' }, ANONYMOUS)).toEqual({
      article: { headline: 'As it is', version: 1, pubStatus: 'USABLE' },
    })
    expect(await desk.ask('{ search(query: "may") { totalCount } }')).toEqual({ search: { totalCount: 0 } })
    expect((await logRange(desk.query)).head).toBe(head)
    const { article } = await desk.publish({ uri: 'urn:public', headline: 'As it will be' })
    expect(article.version).toBe(3)
  })

  test('a draft that is published becomes public under its own id and slug', async () => {
    const saved = await desk.ask<{ saveDraft: { article: { id: string; slug: string } } }>(DRAFT, {
      article: story({ uri: 'urn:ripens', headline: 'It ripens' }),
    })
    const { id, slug } = saved.saveDraft.article
    expect((await desk.publish({ uri: 'urn:ripens' })).article).toMatchObject({ id, slug, version: 2 })
    expect(await desk.ask(READ, { uri: 'urn:ripens' }, ANONYMOUS)).toMatchObject({ article: { pubStatus: 'USABLE' } })
  })

  test('every version is kept for editors, newest first, page by page', async () => {
    for (const headline of ['One', 'Two', 'Three', 'Four']) await desk.publish({ uri: 'urn:versions', headline })
    await draft({ uri: 'urn:versions', headline: 'Five' })
    type Page = { article: { revisions: { edges: { node: object }[]; pageInfo: { endCursor: string } } } }
    const first = await desk.ask<Page>(REVISIONS, { uri: 'urn:versions', first: 3 })
    expect(first.article.revisions).toMatchObject({
      edges: [
        { node: { version: 5, headline: 'Five', by: 'editor' } },
        { node: { version: 4 } },
        { node: { version: 3 } },
      ],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    })
    const after = first.article.revisions.pageInfo.endCursor
    const second = await desk.ask<Page>(REVISIONS, { uri: 'urn:versions', first: 3, after })
    expect(second.article.revisions).toMatchObject({
      edges: [{ node: { version: 2 } }, { node: { version: 1, headline: 'One' } }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    })
  })

  test('readers get no versions, and cannot write drafts', async () => {
    await desk.publish({ uri: 'urn:secret' })
    expect(await desk.refusal(REVISIONS, { uri: 'urn:secret' }, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
    const sections = { subject: 'mapper', scopes: new Set(['sections:write']), expiresAt: null }
    expect(await desk.refusal(REVISIONS, { uri: 'urn:secret' }, sections)).toEqual({ code: 'FORBIDDEN' })
    expect(await desk.refusal(DRAFT, { article: story() }, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
    expect(await desk.refusal(DRAFT, { article: story() }, sections)).toEqual({ code: 'FORBIDDEN' })
  })
})
