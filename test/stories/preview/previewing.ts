import type { Newsroom } from '../../newsroom.ts'

const SAVE = `mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }`
const LINK = `mutation ($input: CreatePreviewLinkInput!) { createPreviewLink(input: $input) { id url token expiresAt } }`
const REVOKE = 'mutation ($input: RevokePreviewLinkInput!) { revokePreviewLink(input: $input) { revoked } }'
const KILL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
const PREVIEW = `query ($token: String!) { preview(token: $token) { expiresAt
  draft { headline body { ... on Paragraph { text } } } scheduled { headline publishAt } } }`

export interface Link {
  readonly id: string
  readonly url: string
  readonly token: string
  readonly expiresAt: string
}

/** What these tests do with previews: editors with a token, readers without. */
export function previewing(newsroom: Newsroom) {
  const get = async (url: string) => {
    const response = await fetch(url)
    return { status: response.status, headers: response.headers, html: await response.text() }
  }
  return {
    get,
    /** Saves a draft; resolves with the id of the article. */
    async draft(article: object): Promise<string> {
      const fields = { language: 'en', section: 'news', bodyHtml: '<p>Words.</p>', ...article }
      const { saveDraft } = await newsroom.ask<{ saveDraft: { article: { id: string } } }>(SAVE, { article: fields })
      return saveDraft.article.id
    },
    async link(id: string, expiresAt?: Date): Promise<Link> {
      const input = { article: { id }, expiresAt }
      return (await newsroom.ask<{ createPreviewLink: Link }>(LINK, { input })).createPreviewLink
    },
    linkAs: (input: object, token: string | null) => newsroom.post(LINK, { input }, token),
    revokeAs: (input: object, token: string | null) => newsroom.post(REVOKE, { input }, token),
    kill: (id: string) => newsroom.ask(KILL, { input: { article: { id }, reason: 'Wrong.' } }),
    /** As a reader. */
    preview: (token: string) => newsroom.post(PREVIEW, { token }),
    /** As a reader, by a request that caches may store. */
    previewByGet: (token: string) =>
      get(`${newsroom.url}/graphql?${new URLSearchParams({ query: PREVIEW, variables: JSON.stringify({ token }) })}`),
  }
}
