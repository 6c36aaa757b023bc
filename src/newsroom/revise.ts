import type { Transaction } from '../../db/connection/database.ts'
import { bodyText, wordCount } from '../../db/content/body-text.ts'
import type { StoredArticle } from '../../db/content/lock-articles.ts'
import { type ArticleVersion, contentOfVersion, storeVersions } from '../../db/content/versions/article-versions.ts'
import { contentDigest } from '../../db/content/versions/content-digest.ts'
import { deskFieldsAfter } from '../../db/content/versions/desk-fields.ts'
import type { ArticleContent } from '../../db/tables/article-content.ts'
import { badInput, notFound } from '../../schema/errors.ts'
import type { Outcome } from './idempotency.ts'
import type { LockedArticle } from './lock-article.ts'
import { checkPictures, type PublishingRules } from './media/alt-texts.ts'
import { bodyWithOwnPictures } from './media/own-pictures.ts'
import { laterOf } from './publish/locked-submission.ts'
import { type Release, release } from './publish/release.ts'

export interface Revision {
  /** The version that the next one is made from. */
  readonly from: number
  /** The working draft from now on: the next version, another one, or none. */
  readonly draftVersion: 'this' | number | null
  readonly by: string | null
  readonly note: string | null
  /** Whether no version is stored if nothing changes. */
  readonly onlyIfChanged?: boolean
  /** The version compared with which a change is the desk's, if a feed has brought the article: `from` by default, null for none. */
  readonly comparedWith?: number | null
}

/** How the next version is published. */
export interface Releasing extends Pick<Release, 'kind'> {
  readonly publishAt: Date | null
  readonly rules: PublishingRules
}

type Change = (content: ArticleContent) => Partial<ArticleContent>

/**
 * The working draft after a change of the public version that was not made of it: it stays. The schedule does not, since it
 * would undo the change, so what was scheduled becomes the draft if there is none.
 */
export function draftBeside({ draftVersion, scheduledVersion }: StoredArticle): number | null {
  return draftVersion ?? scheduledVersion
}

/**
 * Stores a version with a change as the next version of the article. Readers see no difference yet. Null if nothing changes.
 * @throws NOT_FOUND if there is no version `from`
 */
export async function revise(
  tx: Transaction,
  { article, now }: LockedArticle,
  { from, draftVersion, by, note, onlyIfChanged, comparedWith = from }: Revision,
  change?: Change,
): Promise<ArticleVersion | null> {
  const before = await contentOfVersion(tx, article.id, from)
  if (!before) throw notFound(`version ${from} of this article`)
  const written = { ...before, ...change?.(before) }
  const after = { ...written, body: await bodyWithOwnPictures(tx, written.body) }
  const text = bodyText(after.body)
  const revised = { ...after, bodyText: text, wordCount: wordCount(text) }
  if (onlyIfChanged && contentDigest(revised) === contentDigest(before)) return null
  const base = comparedWith === from ? before : comparedWith && (await contentOfVersion(tx, article.id, comparedWith))
  const content = base ? { ...revised, deskFields: deskFieldsAfter(base, revised) } : revised
  const version = article.latestVersion + 1
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

/**
 * `revise`, and publishes the next version: at once, at `publishAt`, or when its embargo ends.
 * @throws BAD_USER_INPUT if it would expire before, or is not as the rules require
 */
export async function reviseAndRelease(
  tx: Transaction,
  locked: LockedArticle,
  revision: Revision,
  { publishAt, kind, rules }: Releasing,
  change?: Change,
): Promise<Outcome> {
  const { article, now } = locked
  const next = await revise(tx, locked, revision, change)
  if (!next) return unchanged(article, revision.from)
  const { version, content } = next
  await checkPictures(tx, content, rules)
  const dueAt = laterOf(publishAt, content.embargoedUntil)
  if (content.expiresAt && (content.expiresAt <= now || (dueAt && content.expiresAt <= dueAt))) {
    throw badInput([{ path: ['input', 'expiresAt'], message: 'must be later than its publication' }])
  }
  const events = await release(
    tx,
    [
      {
        version: next,
        before: article,
        dueAt,
        note: kind === 'CORRECTED' ? revision.note : null,
        ...(kind && { kind }),
      },
    ],
    now,
  )
  return { articleId: article.id, version, eventId: events.get(article.id) ?? null, changed: true }
}

export function unchanged({ id }: StoredArticle, version: number): Outcome {
  return { articleId: id, version, eventId: null, changed: false }
}
