import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../../db/connection/database.ts'
import { lockArticles, type StoredArticle } from '../../../db/content/lock-articles.ts'
import type { Reference } from '../../../db/content/references.ts'
import { slugOf } from '../../../db/content/slug.ts'
import { contentOfVersion } from '../../../db/content/versions/article-versions.ts'
import type { ArticleContent } from '../../../db/tables/article-content.ts'
import { withUnsaid } from '../body/unsaid.ts'
import { mediaIn } from '../media/body-media.ts'
import { withOwnPictures } from '../media/own-pictures.ts'
import type { Submission } from '../validation/submission.ts'
import { referencesIn } from './references.ts'

/** A submission whose article is locked until the transaction ends. */
export interface LockedSubmission {
  readonly submission: Submission
  readonly uri: string
  readonly articleId: string
  /** As it is stored; null if the submission creates it. */
  readonly article: StoredArticle | null
  readonly references: readonly Reference[]
  /** The submitted slug, or one minted from the headline. Null if the article keeps the slug it has. */
  readonly requestedSlug: string | null
  /** When it becomes public; null for immediately. */
  readonly dueAt: Date | null
  /** Stored with the article, so that an unchanged feed item is recognised. */
  readonly sourceDigest: string | null
  /** What the version before says, of an article that a feed has brought; else null. */
  readonly before: ArticleContent | null
  /** Set if a feed brings it; else it is the desk's. */
  readonly wire: FromWire | null
}

/** What a feed knows of a version that it brings. */
export interface FromWire {
  /** The working draft beside the version. */
  readonly draftVersion: number | null
  /** When the source made it. */
  readonly at: Date | null
}

/** Locks the articles of the submissions by uri. A submission without a uri gets a new one. `now` is the transaction's time. */
export async function lockSubmissions(
  tx: Transaction,
  submissions: readonly Submission[],
): Promise<{ readonly locked: readonly LockedSubmission[]; readonly now: Date }> {
  const identified = (await withOwnPictures(tx, submissions)).map((submission) => ({
    submission,
    uri: submission.uri ?? `urn:uuid:${randomUUID()}`,
  }))
  const { stored, now } = await lockArticles(
    tx,
    identified.map(({ uri }) => uri),
  )
  const locked: LockedSubmission[] = []
  for (const { submission: sent, uri } of identified) {
    const article = stored.get(uri) ?? null
    const submission = article ? await withWhatHtmlLeavesOut(tx, sent, article) : sent
    const articleId = article?.id ?? uuidv7()
    locked.push({
      submission,
      uri,
      articleId,
      article,
      references: referencesIn(submission),
      requestedSlug: requestedSlug(submission, article, articleId),
      dueAt: laterOf(submission.publishAt, submission.embargoedUntil),
      sourceDigest: submission.sourceDigest,
      before: article?.deskFields ? await contentOfVersion(tx, article.id, article.version) : null,
      wire: null,
    })
  }
  return { locked, now }
}

/** Read only if there are media in a body that was sent as HTML. */
async function withWhatHtmlLeavesOut(
  tx: Transaction,
  submission: Submission,
  { id, version, draftVersion }: StoredArticle,
): Promise<Submission> {
  const isHtml = submission.original?.format === 'HTML' && submission.original.media === null
  if (!isHtml || mediaIn(submission.body).length === 0) return submission
  const before = await contentOfVersion(tx, id, draftVersion ?? version)
  return before ? { ...submission, body: withUnsaid(submission.body, before.body) } : submission
}

function requestedSlug(
  { slug, headline }: Submission,
  article: StoredArticle | null,
  articleId: string,
): string | null {
  if (article) return slug === article.slug ? null : slug
  return slug ?? (slugOf(headline) || `article-${articleId.slice(-12)}`)
}

export function laterOf(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
