import { mintToken } from '../../src/auth/tokens.ts'
import { TEST_SECRET } from '../backends.ts'
import type { Answer } from '../newsroom.ts'

const SECTION = 'mutation { upsertSection(input: { slug: "news", name: "News" }) { section { id } } }'
const PUBLISH = `mutation ($uri: String, $headline: String!) {
  publishArticle(input: {
    uri: $uri, headline: $headline, language: "en", section: "news", bodyHtml: "<p>Words.</p>", idempotencyKey: $uri
  }) { cursor article { uri } }
}`

/** Sends an operation to a gateway in another process, as an editor. */
export async function ask(url: string, query: string, variables: object = {}): Promise<Answer> {
  const token = await mintToken(TEST_SECRET, 'editor', 'articles:write sections:write', 600)
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  return JSON.parse(await response.text())
}

export const makeSection = (url: string): Promise<Answer> => ask(url, SECTION)

/** Publishes an article; returns its cursor. Throws unless the gateway has acknowledged it. */
export async function publish(url: string, uri: string, headline = uri): Promise<string> {
  const { data, errors } = await ask(url, PUBLISH, { uri, headline })
  const published = data as { publishArticle: { cursor: string } } | null | undefined
  if (!published || errors) throw new Error(JSON.stringify(errors))
  return published.publishArticle.cursor
}

/** The headline of the article with this uri; null if there is none. */
export async function headlineOf(url: string, uri: string): Promise<string | null> {
  const { data } = await ask(url, 'query ($uri: String!) { article(ref: { uri: $uri }) { headline } }', { uri })
  const found = data as { article: { headline: string } | null }
  return found.article?.headline ?? null
}
