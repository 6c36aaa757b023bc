import type { ArticleContent } from '../../db/tables/article-content.ts'
import type { MediaKind } from '../../db/tables/media.ts'
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
  | 'bodyText'
  | 'wordCount'
  | 'relatedUris'
  | 'sourceId'
  | 'sourceItemUrl'
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
  /** Exactly one of `body` and `bodyHtml`. */
  body?: readonly BlockSubmission[] | null | undefined
  bodyHtml?: string | null | undefined
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
  /** Posts of a live blog, newest first; they precede the body. */
  livePosts?: readonly LivePostSubmission[] | null | undefined
}

export interface LivePostSubmission {
  key: string
  at: Date
  headline?: string | null | undefined
  html: string
  keyEvent?: boolean | null | undefined
  pinned?: boolean | null | undefined
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

export interface NewLivePost extends Omit<LivePostSubmission, 'key' | 'at'> {
  article: ArticleName
  key?: string | null | undefined
  expectedVersion?: number | null | undefined
  idempotencyKey?: string | null | undefined
}

export interface MediaSubmission {
  kind: MediaKind
  url: string
  altText?: string | null | undefined
  caption?: string | null | undefined
  credit?: string | null | undefined
  width?: number | null | undefined
  height?: number | null | undefined
  durationSeconds?: number | null | undefined
  isLive?: boolean | null | undefined
}

export interface SourceSubmission {
  name: string
  url?: string | null | undefined
  itemUrl?: string | null | undefined
}

/** Exactly one field is given. `paragraph` is inline HTML, which is sanitised; the other texts are plain. */
export interface BlockSubmission {
  paragraph?: string | null | undefined
  heading?: { level?: number | null | undefined; text: string } | null | undefined
  quote?: { text: string; attribution?: string | null | undefined } | null | undefined
  list?: { ordered?: boolean | null | undefined; items: readonly string[] } | null | undefined
  media?: MediaSubmission | null | undefined
  embed?: { url: string } | null | undefined
}

/** The result of a submission. */
export interface Submitted {
  readonly articleId: string
  readonly version: number
  /** The position of the event; null if nothing public changed. */
  readonly position: number | null
  /** False if `sourceDigest` matched, so that nothing was written. */
  readonly changed: boolean
}
