import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Query } from '../../db/connection/database.ts'
import type { ArticleSubmission } from '../../schema/article/submission.ts'
import { publishArticle } from '../../src/newsroom/publish/publish.ts'
import { publishArticles } from '../../src/newsroom/publish/publish-articles.ts'
import { backends } from '../backends.ts'
import { EDITOR, openPublisher, type Publisher } from '../publisher.ts'

let stories = 0

function wireStory(fields: Partial<ArticleSubmission> = {}): ArticleSubmission {
  const number = ++stories
  return {
    uri: `urn:counted:${number}`,
    headline: `Counted ${number}`,
    language: 'en',
    section: 'europe',
    authors: ['Ada', 'Zoe'],
    tags: ['Rail', 'Snow'],
    leadMedia: { kind: 'IMAGE', url: `https://example.org/${number}.jpg` },
    source: { name: 'Wire' },
    bodyHtml: '<p>Words.</p>',
    ...fields,
  }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  /** The statements of some work, besides the begin and commit of its transactions. */
  async function statements(work: (query: Query) => Promise<unknown>): Promise<number> {
    const before = publisher.counted()
    await work(publisher.counting)
    return publisher.counted() - before
  }

  // Each is a wait for the database: hold, look up, make names and slug, store, make public, ask the position.
  test('a story costs six statements, also one whose names are all new', async () => {
    expect(await statements((query) => publishArticle(query, wireStory(), EDITOR))).toBe(6)
    expect(await statements((query) => publishArticle(query, wireStory(), EDITOR))).toBe(6)
  })

  test('a new version with known names costs five, one that says the same two, an unchanged item one', async () => {
    const story = wireStory()
    await publishArticle(publisher.query, story, EDITOR)
    expect(await statements((query) => publishArticle(query, { ...story, urgency: 1 }, EDITOR))).toBe(5)
    expect(await statements((query) => publishArticle(query, { ...story, urgency: 1 }, EDITOR))).toBe(2)
    const item = wireStory({ sourceDigest: 'same' })
    await publishArticle(publisher.query, item, EDITOR)
    expect(await statements((query) => publishArticle(query, item, EDITOR))).toBe(1)
  })

  test('a hundred stories in a batch cost five', async () => {
    const batch = Array.from({ length: 100 }, () => wireStory())
    expect(await statements((query) => publishArticles(query, batch, EDITOR))).toBe(5)
  })
})
