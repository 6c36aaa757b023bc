import type { ArticleName } from './article-name.ts'
import type { ArticleSubmission } from './submission.ts'

/** A change of an article that is stored. */
export interface ArticleChange {
  article: ArticleName
  /** For editors, in the list of versions. */
  note?: string | null | undefined
  expectedVersion?: number | null | undefined
  idempotencyKey?: string | null | undefined
}

/** Of a submission, what is not content. */
type NotContent =
  | 'uri'
  | 'original'
  | 'publishAt'
  | 'embargoedUntil'
  | 'expectedVersion'
  | 'idempotencyKey'
  | 'note'
  | 'sourceDigest'
  | 'livePosts'

/** What a change leaves out stays; null empties. */
export type ArticlePatch = {
  readonly [Name in Exclude<keyof ArticleSubmission, NotContent>]?: ArticleSubmission[Name] | null | undefined
}

export interface PatchSubmission extends ArticleChange {
  patch: ArticlePatch
}

/** Times that are left out are those of the version that is published. */
export interface ReleaseSubmission extends ArticleChange {
  publishAt?: Date | null | undefined
  embargoedUntil?: Date | null | undefined
  expiresAt?: Date | null | undefined
}

export interface RestoreSubmission extends ArticleChange {
  version: number
}
