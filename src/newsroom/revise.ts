import type { Transaction } from '../../db/connection/database.ts'
import { bodyText, wordCount } from '../../db/content/body-text.ts'
import type { StoredArticle } from '../../db/content/lock-articles.ts'
import { type ArticleVersion, contentOfVersion, storeVersions } from '../../db/content/versions/article-versions.ts'
import type { ArticleContent } from '../../db/tables/article-content.ts'
import type { Outcome } from './idempotency.ts'
import type { LockedArticle } from './lock-article.ts'
import { type Release, release } from './publish/release.ts'

export interface Revision {
  /** The version that the next one is made from. */
  readonly from: number
  /** The working draft from now on: the next version, another one, or none. */
  readonly draftVersion: 'this' | number | null
  readonly by: string | null
  readonly note: string | null
}

/**
 * The working draft after a change of the public version that was not made of it: it stays. The schedule does not, since it
 * would undo the change, so what was scheduled becomes the draft if there is none.
 */
export function draftBeside({ draftVersion, scheduledVersion }: StoredArticle): number | null {
  return draftVersion ?? scheduledVersion
}

/** Stores a version with a change as the next version of the article. Readers see no difference yet. */
export async function revise(
  tx: Transaction,
  { article, now }: LockedArticle,
  { from, draftVersion, by, note }: Revision,
  change: (content: ArticleContent) => Partial<ArticleContent> = () => ({}),
): Promise<ArticleVersion> {
  const before = await contentOfVersion(tx, article.id, from)
  if (!before) throw new Error(`version ${from} of article ${article.id} is not stored`)
  const changed = { ...before, ...change(before) }
  const text = bodyText(changed.body)
  const version = article.latestVersion + 1
  const content = { ...changed, bodyText: text, wordCount: wordCount(text) }
  const next = {
    article,
    version,
    draftVersion: draftVersion === 'this' ? version : draftVersion,
    content,
    at: now,
    by,
    note,
  }
  await storeVersions(tx, [next])
  return next
}

/** `revise`, and publishes the next version, at once or when it is due. */
export async function reviseAndRelease(
  tx: Transaction,
  locked: LockedArticle,
  revision: Revision,
  { dueAt, kind }: Pick<Release, 'dueAt' | 'kind'>,
  change?: (content: ArticleContent) => Partial<ArticleContent>,
): Promise<Outcome> {
  const { article, now } = locked
  const version = await revise(tx, locked, revision, change)
  const { note } = revision
  const events = await release(tx, [{ version, before: article, dueAt, note, ...(kind && { kind }) }], now)
  return { articleId: article.id, version: version.version, eventId: events.get(article.id) ?? null, changed: true }
}
