import type { Query } from '../db/connection/database.ts'
import type { TagKind } from '../db/tables/tag.ts'
import type { IssuedToken } from '../db/tokens/issued-tokens.ts'
import type { ArticleChange, PatchSubmission, ReleaseSubmission, RestoreSubmission } from './article/article-changes.ts'
import type { ArticleName } from './article/article-name.ts'
import type { ArticleSubmission, CorrectionSubmission, Submitted, WithdrawalSubmission } from './article/submission.ts'
import type { FeedRoom } from './feed/feed-submission.ts'
import type { LivePostEdit, LivePostPin, LivePostRemoval, NewLivePost } from './live-post/live-post-submission.ts'
import type { LinksToRevoke, PreviewLink, PreviewLinks } from './preview/preview-links.ts'
import type { AddCacheTag } from './sql-plugin/declaration.ts'
import type { Viewer } from './viewer/viewer.ts'
import type { Webhooks } from './webhook/webhooks.ts'

/** The context of resolvers: one for each request, and one for each event of a subscription. */
export interface Context {
  readonly query: Query
  readonly viewer: Viewer
  readonly newsroom: Newsroom
  readonly previewLinks: PreviewLinks
  readonly webhooks: Webhooks
  /** The epoch of the event log. */
  readonly epoch: string
  /** The public URL of the gateway, against which relative URLs of our own pictures are resolved. */
  readonly publicUrl: string
  /** Adds a tag of `cache-tags.ts` to the response: an event with this tag invalidates it. */
  readonly addCacheTag: AddCacheTag
}

/** The mutations. Methods reject with an error of `errors.ts` if the change is refused. */
export interface Newsroom extends FeedRoom {
  publishArticle(submission: ArticleSubmission, by: Viewer): Promise<Submitted>
  /** The results of the articles, then that of the curation. */
  publishPackage(submission: PackageSubmission, by: Viewer): Promise<readonly Submitted[]>
  saveDraft(submission: ArticleSubmission, by: Viewer): Promise<Submitted>
  updateArticle(change: PatchSubmission, by: Viewer): Promise<Submitted>
  updateDraft(change: PatchSubmission, by: Viewer): Promise<Submitted>
  publishDraft(change: ReleaseSubmission, by: Viewer): Promise<Submitted>
  scheduleArticle(change: ReleaseSubmission, by: Viewer): Promise<Submitted>
  unscheduleArticle(change: ArticleChange, by: Viewer): Promise<Submitted>
  republishArticle(change: ArticleChange, by: Viewer): Promise<Submitted>
  restoreVersion(change: RestoreSubmission, by: Viewer): Promise<Submitted>
  correctArticle(correction: CorrectionSubmission, by: Viewer): Promise<Submitted>
  withholdArticle(withdrawal: WithdrawalSubmission, by: Viewer): Promise<Submitted>
  cancelArticle(withdrawal: WithdrawalSubmission, by: Viewer): Promise<Submitted>
  addLivePost(post: NewLivePost, by: Viewer): Promise<Submitted>
  editLivePost(edit: LivePostEdit, by: Viewer): Promise<Submitted>
  pinLivePost(pin: LivePostPin, by: Viewer): Promise<Submitted>
  removeLivePost(removal: LivePostRemoval, by: Viewer): Promise<Submitted>
  /** Returns the id of the curation. */
  setCuration(change: CurationSubmission, by: Viewer): Promise<string>
  /** The verbs of one entry return the id of the curation. */
  addToCuration(entry: CurationEntry, by: Viewer): Promise<string>
  removeFromCuration(entry: CurationEntry, by: Viewer): Promise<string>
  moveInCuration(entry: CurationEntry, by: Viewer): Promise<string>
  /** Returns the id of the section. */
  upsertSection(change: SectionSubmission, by: Viewer): Promise<string>
  /** Returns the id of the author. */
  upsertAuthor(change: AuthorSubmission, by: Viewer): Promise<string>
  recordToken(token: IssuedToken): Promise<void>
  revokeToken(id: string): Promise<void>
  recordPreviewLink(link: PreviewLink): Promise<void>
  /** Returns how many links there were. */
  revokePreviewLinks(of: LinksToRevoke): Promise<number>
  /** Returns the id of the tag. */
  upsertTag(change: TagSubmission, by: Viewer): Promise<string>
  /** Returns the id of the label. */
  upsertLabel(change: LabelSubmission, by: Viewer): Promise<string>
  updateMedia(change: MediaItemChange, by: Viewer): Promise<void>
  /** The articles are about the same. Return their ids. */
  joinStories(articles: readonly ArticleName[]): Promise<readonly string[]>
  separateStories(articles: readonly ArticleName[]): Promise<readonly string[]>
}

export interface CurationSubmission {
  slug: string
  title?: string | null | undefined
  titles?: readonly LocalizedText[] | null | undefined
  /** In editorial order. */
  articles: readonly ArticleName[]
  expectedVersion?: number | null | undefined
}

/** Articles that are published together, each at most once, and a curation of them. */
export interface PackageSubmission {
  articles: readonly ArticleSubmission[]
  curation?: CurationSubmission | null | undefined
  idempotencyKey?: string | null | undefined
}

export interface CurationEntry {
  slug: string
  article: ArticleName
  /** 0 is the top. */
  position?: number | null | undefined
  expectedVersion?: number | null | undefined
}

export interface SectionSubmission {
  slug: string
  name: string
  names?: readonly LocalizedText[] | null | undefined
  description?: string | null | undefined
  /** The slug of the parent section; null makes it a root; undefined leaves it unchanged. */
  parent?: string | null | undefined
  position?: number | null | undefined
}

export interface AuthorSubmission {
  slug: string
  name: string
  bio?: string | null | undefined
}

export interface TagSubmission {
  slug: string
  name: string
  names?: readonly LocalizedText[] | null | undefined
  kind?: TagKind | null | undefined
  description?: string | null | undefined
}

export interface LabelSubmission {
  slug: string
  name: string
  names?: readonly LocalizedText[] | null | undefined
  description?: string | null | undefined
}

export interface LocalizedText {
  language: string
  text: string
}

/** Fields that are left out keep their value; null empties them. */
export interface MediaItemChange {
  /** Database id. */
  id: string
  altText?: string | null | undefined
  caption?: string | null | undefined
  credit?: string | null | undefined
  copyrightHolder?: string | null | undefined
  usageTerms?: string | null | undefined
  expiresAt?: Date | null | undefined
  /** Null centres crops. */
  focalPoint?: { x: number; y: number } | null | undefined
}
