import type { ArticleContent } from '../../db/tables/article-content.ts'
import type { BodyFormat } from '../../db/tables/body/original.ts'
import type { BlockSubmission, MediaSubmission } from '../body/body-submission.ts'
import type { ArticleName } from './article-name.ts'

/** Content that is stored as it is submitted, unlike references and body. */
type Submittable = Omit<
  ArticleContent,
  | 'sectionId'
  | 'otherSectionIds'
  | 'authorIds'
  | 'tagIds'
  | 'leadMediaId'
  | 'body'
  | 'original'
  | 'bodyText'
  | 'wordCount'
  | 'relatedUris'
  | 'sourceId'
  | 'sourceItemUrl'
  | 'deskFields'
>

type RequiredContent = Pick<Submittable, 'headline' | 'language'>
type OptionalContent = {
  readonly [Name in Exclude<keyof Submittable, keyof RequiredContent>]?: Submittable[Name] | null | undefined
}

/** An article as a newsroom or the importer submits it, not validated yet. */
export interface ArticleSubmission extends RequiredContent, OptionalContent {
  uri?: string | null | undefined
  slug?: string | null | undefined
  /** Slug of the primary section. */
  section: string
  /** Slugs of all sections; the primary one may be missing. */
  sections?: readonly string[] | null | undefined
  /** Slugs or names; an unknown one is created from its name. */
  authors?: readonly string[] | null | undefined
  tags?: readonly string[] | null | undefined
  leadMedia?: MediaSubmission | null | undefined
  /** Exactly one of `body`, `bodyHtml` and `original`; or `body` with the original that it was made from. */
  body?: readonly BlockSubmission[] | null | undefined
  bodyHtml?: string | null | undefined
  original?: OriginalSubmission | null | undefined
  /** Uris. */
  related?: readonly string[] | null | undefined
  /** Uri. */
  translationOf?: string | null | undefined
  source?: SourceSubmission | null | undefined
  /** A time in the past is the time of first publication elsewhere. */
  publishAt?: Date | null | undefined
  expectedVersion?: number | null | undefined
  idempotencyKey?: string | null | undefined
  /** For editors, in the list of versions. */
  note?: string | null | undefined
  /** A digest of the imported item. The same digest again for this uri changes nothing. */
  sourceDigest?: string | null | undefined
}

/** Fields that are left out keep their value. */
export interface CorrectionSubmission {
  article: ArticleName
  text: string
  headline?: string | null | undefined
  /** A blank one removes it. */
  standfirst?: string | null | undefined
  /** At most one of `body` and `bodyHtml`. */
  body?: readonly BlockSubmission[] | null | undefined
  bodyHtml?: string | null | undefined
  expectedVersion?: number | null | undefined
  idempotencyKey?: string | null | undefined
}

export interface WithdrawalSubmission {
  article: ArticleName
  reason: string
  expectedVersion?: number | null | undefined
  idempotencyKey?: string | null | undefined
}

export interface SourceSubmission {
  name: string
  url?: string | null | undefined
  itemUrl?: string | null | undefined
}

/** Of an imported body: it is converted to blocks, and kept as it is. */
export interface OriginalSubmission {
  format: BodyFormat
  body: string
  baseUrl?: string | null | undefined
  media?: readonly MediaSubmission[] | null | undefined
}

/** The result of a submission. */
export interface Submitted {
  readonly articleId: string
  readonly version: number
  /** Of a change of a live blog; null if it changed something else. */
  readonly postId: string | null
  /** The position of the event; null if nothing public changed. */
  readonly position: number | null
  /** False if nothing was written: the same is stored already. */
  readonly changed: boolean
}
