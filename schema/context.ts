import type { Query } from '../db/connection/database.ts'
import type {
  ArticleSubmission,
  CorrectionSubmission,
  NewLivePost,
  Submitted,
  WithdrawalSubmission,
} from './article/submission.ts'
import type { AddCacheTag } from './sql-plugin/declaration.ts'
import type { Viewer } from './viewer/viewer.ts'

/** All that a resolver may reach. One for each request, and one for each event of a subscription. */
export interface Context {
  readonly query: Query
  readonly viewer: Viewer
  readonly newsroom: Newsroom
  /** Names the event log that this database holds. */
  readonly epoch: string
  /** Where this gateway is reached from outside; relative addresses of our own pictures are read against it. */
  readonly publicUrl: string
  /** Notes a tag of `cache-tags.ts`: when that changes, no kept answer that has it is given any more. */
  readonly addCacheTag: AddCacheTag
}

/** What mutations may do. Each method throws a problem of `problem.ts` for whatever it refuses. */
export interface Newsroom {
  publishArticle(submission: ArticleSubmission, by: Viewer): Promise<Submitted>
  saveDraft(submission: ArticleSubmission, by: Viewer): Promise<Submitted>
  correctArticle(correction: CorrectionSubmission, by: Viewer): Promise<Submitted>
  withholdArticle(withdrawal: WithdrawalSubmission, by: Viewer): Promise<Submitted>
  cancelArticle(withdrawal: WithdrawalSubmission, by: Viewer): Promise<Submitted>
  appendLivePost(post: NewLivePost, by: Viewer): Promise<Submitted>
  /** Returns the id of the curation. */
  setCuration(change: CurationSubmission, by: Viewer): Promise<string>
  /** Returns the id of the section. */
  upsertSection(change: SectionSubmission, by: Viewer): Promise<string>
  /** Returns the id of the author. */
  upsertAuthor(change: AuthorSubmission, by: Viewer): Promise<string>
}

export interface CurationSubmission {
  slug: string
  title?: string | null | undefined
  titles?: readonly LocalizedText[] | null | undefined
  /** Ids as the database has them, in editorial order. */
  articleIds: readonly string[]
  expectedVersion?: number | null | undefined
}

export interface SectionSubmission {
  slug: string
  name: string
  names?: readonly LocalizedText[] | null | undefined
  description?: string | null | undefined
  /** Slug of the section above; null makes it a root; left out, it stays where it is. */
  parent?: string | null | undefined
  position?: number | null | undefined
}

export interface AuthorSubmission {
  slug: string
  name: string
  bio?: string | null | undefined
}

export interface LocalizedText {
  language: string
  text: string
}
