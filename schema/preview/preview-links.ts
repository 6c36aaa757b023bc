import type { ArticleName } from '../article/article-name.ts'

/** What a link to a preview opens: what readers do not have yet of this article, until its expiry or its revocation. */
export interface PreviewLink {
  readonly id: string
  /** Database id. */
  readonly articleId: string
  /** In whole seconds. */
  readonly expiresAt: Date
}

/** Signs the links and verifies them. */
export interface PreviewLinks {
  /** How long a link may live. */
  readonly maxSeconds: number
  /** The token of the link. */
  sign(link: PreviewLink): string
  /** The link, which may be revoked; null unless it was signed here and has not expired. */
  verify(token: string): PreviewLink | null
}

/** One link by its id, or all links of an article. */
export type LinksToRevoke = { readonly id: string } | { readonly article: ArticleName }
