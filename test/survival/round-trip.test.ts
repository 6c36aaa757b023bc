import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Query } from '../../db/connection/database.ts'
import { logRange } from '../../db/log/event-log.ts'
import { publishArticles } from '../../src/newsroom/publish/publish-articles.ts'
import { seed } from '../../src/newsroom/seed.ts'
import { backends } from '../backends.ts'
import { EDITOR, openPublisher, PUBLISH, type Publisher } from '../publisher.ts'
import { WHOLE_BODY } from '../whole-body.ts'
import { CORPUS } from './corpus.ts'

/** Everything that an editor can write of an article. */
const READ = `query ($after: String) { articles(first: 20, after: $after) { pageInfo { hasNextPage endCursor } nodes {
  uri slug version headline standfirst byline dateline slugline genre access canonicalUrl seoTitle seoDescription
  socialTitle socialDescription language urgency labels { slug } embargoedUntil expiresAt relatedUris
  section { slug } sections { slug } authors { slug } tags { slug } source { name url itemUrl }
  leadMedia { ...Picture } ...WholeBody
} } } ${WHOLE_BODY}`
const UPDATE = `mutation ($uri: String!, $patch: ArticlePatch!) {
  updateArticle(input: { article: { uri: $uri }, patch: $patch }) { cursor changed article { version } } }`
const UPDATE_DRAFT = `mutation ($uri: String!, $patch: ArticlePatch!) {
  updateDraft(input: { article: { uri: $uri }, patch: $patch }) { cursor changed article { version } } }`

interface Slug {
  readonly slug: string
}
interface Article {
  readonly uri: string
  readonly version: number
  readonly embargoedUntil: string | null
  readonly relatedUris: readonly string[]
  readonly section: Slug
  readonly sections: readonly Slug[]
  readonly authors: readonly Slug[]
  readonly tags: readonly Slug[]
  readonly labels: readonly Slug[]
}
interface Page {
  readonly articles: {
    readonly nodes: readonly Article[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  }
}

/** An article as it was read, as an input. */
function inputOf({ relatedUris, section, sections, authors, tags, labels, version: _version, ...content }: Article) {
  const slugs = (named: readonly Slug[]) => named.map(({ slug }) => slug)
  return {
    ...content,
    section: section.slug,
    sections: slugs(sections),
    authors: slugs(authors),
    tags: slugs(tags),
    labels: slugs(labels),
    related: relatedUris.map((uri) => ({ uri })),
  }
}

/** What would show that something was written. */
async function written(query: Query) {
  const { versions } = await query
    .selectFrom('article_version')
    .select(({ fn }) => fn.countAll().as('versions'))
    .executeTakeFirstOrThrow()
  return { versions, head: (await logRange(query)).head }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher?.[Symbol.asyncDispose]())

  async function allArticles(): Promise<readonly Article[]> {
    const found: Article[] = []
    for (let after: string | null = null; ; ) {
      const { articles }: Page = await publisher.ask<Page>(READ, { after })
      found.push(...articles.nodes)
      if (!articles.pageInfo.hasNextPage) return found
      after = articles.pageInfo.endCursor
    }
  }

  test('a story that is sent back as it was read changes nothing, whichever mutation takes it', async () => {
    await seed(publisher.query, new Date())
    const imported = CORPUS.map(({ name, html: body }) => ({
      ...{ uri: `urn:survival:${name}`, headline: name, language: 'en', section: 'news' },
      original: { format: 'HTML' as const, body, baseUrl: 'https://page.example/story' },
    }))
    await publishArticles(publisher.query, imported, EDITOR)
    const articles = await allArticles()
    expect(articles.length).toBeGreaterThan(CORPUS.length + 50)
    const before = await written(publisher.query)
    for (const article of articles) {
      const { uri, version } = article
      const same = { cursor: null, changed: false, article: { version } }
      const { embargoedUntil, ...content } = inputOf(article)
      const published = await publisher.ask(PUBLISH, { input: { embargoedUntil, ...content } })
      expect(published.publishArticle, uri).toMatchObject(same)
      const { uri: _uri, ...patch } = content
      expect(await publisher.ask(UPDATE, { uri, patch }), uri).toEqual({ updateArticle: same })
      expect(await publisher.ask(UPDATE_DRAFT, { uri, patch }), uri).toEqual({ updateDraft: same })
    }
    expect(await written(publisher.query)).toEqual(before)
    expect(await allArticles()).toEqual(articles)
  }, 300_000)
})
