import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logRange } from '../../../db/log/event-log.ts'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher, story } from '../../publisher.ts'

const DRAFT = `mutation ($article: PublishArticleInput!) {
  saveDraft(input: { article: $article }) { article { id slug version pubStatus headline publishedAt } } }`
const READ = 'query ($uri: String!) { article(ref: { uri: $uri }) { headline version pubStatus } }'
const REVISIONS = `query ($uri: String!, $first: Int, $after: String) { article(ref: { uri: $uri }) {
  revisions(first: $first, after: $after) {
    edges { cursor node { version headline by } } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const draft = (fields: object) => publisher.ask(DRAFT, { article: story(fields) })

  test('a draft is there for writers, by every way, and for readers by none', async () => {
    await draft({ uri: 'urn:draft', slug: 'draft', headline: 'Unripe', authors: ['Ada'], section: 'sport' })
    const document = `{ uri: article(ref: { uri: "urn:draft" }) { headline pubStatus } slug: article(ref: { slug: "draft" }) { headline }
      latestNews(filter: { sections: ["sport"] }) { totalCount }
      search(query: "unripe") { totalCount } author(slug: "ada") { articles { totalCount } } }`
    const nowhere = {
      latestNews: { totalCount: 0 },
      search: { totalCount: 0 },
    }
    expect(await publisher.ask(document, {}, ANONYMOUS)).toEqual({ uri: null, slug: null, author: null, ...nowhere })
    const author = { articles: { totalCount: 0 } }
    const seen = { author, uri: { headline: 'Unripe', pubStatus: 'WITHHELD' }, slug: { headline: 'Unripe' } }
    expect(await publisher.ask(document)).toEqual({ ...seen, ...nowhere })
  })

  test('a draft of a story that is public changes nothing that readers see, and no event tells of it', async () => {
    await publisher.publish({ uri: 'urn:public', headline: 'As it is' })
    const { head } = await logRange(publisher.query)
    expect(
      await draft({ uri: 'urn:public', headline: 'As it may be', urgency: 1, labels: ['breaking'] }),
    ).toMatchObject({
      saveDraft: { article: { version: 2, headline: 'As it may be' } },
    })
    expect(await publisher.ask(READ, { uri: 'urn:public' }, ANONYMOUS)).toEqual({
      article: { headline: 'As it is', version: 1, pubStatus: 'USABLE' },
    })
    expect(await publisher.ask('{ search(query: "may") { totalCount } }')).toEqual({ search: { totalCount: 0 } })
    expect((await logRange(publisher.query)).head).toBe(head)
    const { article } = await publisher.publish({ uri: 'urn:public', headline: 'As it will be' })
    expect(article.version).toBe(3)
  })

  test('a draft that is published becomes public under its own id and slug', async () => {
    const saved = await publisher.ask<{ saveDraft: { article: { id: string; slug: string } } }>(DRAFT, {
      article: story({ uri: 'urn:ripens', headline: 'It ripens' }),
    })
    const { id, slug } = saved.saveDraft.article
    expect((await publisher.publish({ uri: 'urn:ripens' })).article).toMatchObject({ id, slug, version: 2 })
    expect(await publisher.ask(READ, { uri: 'urn:ripens' }, ANONYMOUS)).toMatchObject({
      article: { pubStatus: 'USABLE' },
    })
  })

  test('editors can page through all versions, newest first', async () => {
    for (const headline of ['One', 'Two', 'Three', 'Four']) await publisher.publish({ uri: 'urn:versions', headline })
    await draft({ uri: 'urn:versions', headline: 'Five' })
    type Page = { article: { revisions: { edges: { node: object }[]; pageInfo: { endCursor: string } } } }
    const first = await publisher.ask<Page>(REVISIONS, { uri: 'urn:versions', first: 3 })
    expect(first.article.revisions).toMatchObject({
      edges: [
        { node: { version: 5, headline: 'Five', by: 'editor' } },
        { node: { version: 4 } },
        { node: { version: 3 } },
      ],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    })
    const after = first.article.revisions.pageInfo.endCursor
    const second = await publisher.ask<Page>(REVISIONS, { uri: 'urn:versions', first: 3, after })
    expect(second.article.revisions).toMatchObject({
      edges: [{ node: { version: 2 } }, { node: { version: 1, headline: 'One' } }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    })
  })

  test('readers get no versions, and cannot write drafts', async () => {
    await publisher.publish({ uri: 'urn:secret' })
    expect(await publisher.refusal(REVISIONS, { uri: 'urn:secret' }, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
    const sections = { subject: 'mapper', scopes: new Set(['sections:write']), expiresAt: null }
    expect(await publisher.refusal(REVISIONS, { uri: 'urn:secret' }, sections)).toEqual({ code: 'FORBIDDEN' })
    expect(await publisher.refusal(DRAFT, { article: story() }, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
    expect(await publisher.refusal(DRAFT, { article: story() }, sections)).toEqual({ code: 'FORBIDDEN' })
  })
})
