import type { ArticleName } from '../article/article-name.ts'
import type { BlockSubmission } from '../body/body-submission.ts'

type Maybe<Value> = Value | null | undefined

export interface NewLivePost {
  article: ArticleName
  key?: Maybe<string>
  at?: Maybe<Date>
  headline?: Maybe<string>
  /** Exactly one of `html` and `blocks`. */
  html?: Maybe<string>
  blocks?: Maybe<readonly BlockSubmission[]>
  keyEvent?: Maybe<boolean>
  pinned?: Maybe<boolean>
  idempotencyKey?: Maybe<string>
}

/** A change of a post that is stored. */
export interface LivePostRemoval {
  article: ArticleName
  key: string
  /** Of the post. */
  expectedVersion?: Maybe<number>
  idempotencyKey?: Maybe<string>
}

/** What is left out stays; null empties. */
export interface LivePostPatch {
  at?: Maybe<Date>
  headline?: Maybe<string>
  html?: Maybe<string>
  blocks?: Maybe<readonly BlockSubmission[]>
  keyEvent?: Maybe<boolean>
}

export interface LivePostEdit extends LivePostRemoval {
  patch: LivePostPatch
}

export interface LivePostPin extends LivePostRemoval {
  pinned: boolean
}
