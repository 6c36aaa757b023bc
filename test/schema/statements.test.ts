import { decodeGlobalID } from '@pothos/plugin-relay'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transact } from '../../db/connection/transaction.ts'
import { saveCorrection } from '../../db/content/correction.ts'
import { backends } from '../backends.ts'
import { openPublisher, type Publisher, UPSERT_SECTION } from '../publisher.ts'

/** Every relation there is, some of them twice over. */
const DEEP = `{
  sections { nodes {
    parent { name } children { name }
    articles(first: 100) {
      asOf totalCount
      nodes {
        section { name } leadMedia { url } source { name } corrections { text } body { __typename } bodyHtml bodyText
        related { headline leadMedia { url } } translations { headline authors { name } }
        revisions { edges { node { headline } } }
        authors {
          avatar { url }
          articles(first: 3) { totalCount nodes { tags { articles(first: 3) { nodes { headline section { name } } } } } }
        }
      }
    }
  } }
  curation(slug: "featured") { articles(first: 100) { authors { name } tags { name } } }
  latestNews(first: 100) { nodes { authors { name } tags { name } } }
  search(query: "harbour", first: 100) { totalCount edges { node { section { name } authors { name } } } }
}`

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const ids: string[] = []
  /** As many articles as that, each with a section, author, tag, source, picture, translation and correction of its own. */
  async function grow(count: number): Promise<void> {
    for (let at = ids.length + 1; at <= count; at++) {
      await publisher.ask(UPSERT_SECTION, { input: { slug: `section-${at}`, name: `Section ${at}`, parent: 'world' } })
      const fields = {
        section: `section-${at}`,
        headline: `Harbour ${at}`,
        authors: [`Author ${at}`, 'Everyone'],
        tags: [`Tag ${at}`, 'Everything'],
        leadMedia: { kind: 'IMAGE', url: `https://example.org/${at}.jpg` },
        source: { name: `Wire ${at}` },
        related: [1, 2, 3].map((back) => ({ uri: `urn:story:${at - back}` })),
      }
      const { article } = await publisher.publish({ ...fields, uri: `urn:story:${at}` })
      await publisher.publish({
        ...fields,
        uri: `urn:storia:${at}`,
        language: 'it',
        translationOf: { uri: `urn:story:${at}` },
      })
      await transact(publisher.query, (tx) =>
        saveCorrection(tx, { articleId: decodeGlobalID(article.id).id, version: 1, text: 'It was.', at: new Date() }),
      )
      ids.push(article.id)
    }
    await publisher.ask('mutation ($input: SetCurationInput!) { setCuration(input: $input) { curation { id } } }', {
      input: { slug: 'featured', articles: ids.map((id) => ({ id })) },
    })
  }

  // Fields of the same name at several places of the query share a statement if they are reached in the same turn, which on a
  // server depends on the order of its answers. One statement for each story would be more than 40.
  test('the deepest question costs at most 40 statements, for fifty stories as for five', async () => {
    await grow(5)
    expect(await publisher.statements(DEEP)).toBeLessThanOrEqual(40)
    await grow(50)
    expect(await publisher.statements(DEEP)).toBeLessThanOrEqual(40)
  })

  test('a front page costs at most eight', async () => {
    await grow(5)
    const frontPage = `{ latestNews(first: 20) { asOf nodes {
      headline section { name } authors { name } tags { name } leadMedia { url } source { name } } } }`
    expect(await publisher.statements(frontPage)).toBeLessThanOrEqual(8)
  })
})
