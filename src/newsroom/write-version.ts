import { v7 as uuidv7 } from 'uuid'
import { type StoredArticle, translationGroupOf } from '../../db/article-identity.ts'
import { insertArticle, insertVersion, setLatestVersion, type VersionContent } from '../../db/article-versions.ts'
import { bodyText, wordCount } from '../../db/block.ts'
import type { Transaction } from '../../db/database.ts'
import { ensureNamed } from '../../db/ensure-named.ts'
import { ensureMedia } from '../../db/media.ts'
import { type SectionTree, sectionTree } from '../../db/section-tree.ts'
import { slugOf } from '../../db/slug.ts'
import { claimSlug, mintSlug } from '../../db/slugs.ts'
import { ensureSource } from '../../db/sources.ts'
import { badInput, conflict } from '../../schema/problem.ts'
import type { CheckedSubmission } from './checked-submission.ts'

export interface WrittenVersion {
  readonly articleId: string
  readonly version: number
  readonly sections: SectionTree
}

/**
 * Stores the submission as the next version of its article, in the caller's transaction; readers see nothing of it
 * yet. The article is held and given by `lockArticle`.
 * @throws CONFLICT when the stored version is not the expected one or the article was killed,
 *   BAD_USER_INPUT for a section, slug or translation that cannot be.
 */
export async function writeVersion(
  tx: Transaction,
  uri: string,
  { stored: before, now }: { stored: StoredArticle | null; now: Date },
  submission: CheckedSubmission,
  by: string | null,
): Promise<WrittenVersion> {
  checkVersion(submission, before)
  const sections = await sectionTree(tx)
  const content = await lookUp(tx, submission, sections)
  const articleId = before?.id ?? uuidv7()
  const version = (before?.latestVersion ?? 0) + 1
  if (!before) {
    const slug = submission.slug ?? (slugOf(submission.headline) || `article-${articleId.slice(-12)}`)
    const translationGroup = await groupOf(tx, submission)
    if (submission.slug !== null) await takeSlug(tx, articleId, slug)
    const taken = submission.slug ?? (await mintSlug(tx, slug, articleId))
    await insertArticle(tx, { id: articleId, uri, slug: taken, translationGroup }, content)
  } else {
    if (submission.slug !== null && submission.slug !== before.slug) {
      await takeSlug(tx, articleId, submission.slug)
      await tx.updateTable('article').set({ slug: submission.slug }).where('id', '=', articleId).execute()
    }
    if (submission.translationOf !== null) {
      const translation_group = await groupOf(tx, submission)
      await tx.updateTable('article').set({ translation_group }).where('id', '=', articleId).execute()
    }
  }
  const at =
    before?.publishedAt == null && submission.publishAt && submission.publishAt < now ? submission.publishAt : now
  await insertVersion(tx, articleId, version, content, { at, by, note: null })
  await setLatestVersion(tx, articleId, version, submission.sourceDigest)
  return { articleId, version, sections }
}

function checkVersion({ expectedVersion }: CheckedSubmission, before: StoredArticle | null): void {
  const current = before?.latestVersion ?? 0
  if (expectedVersion !== null && expectedVersion !== current) {
    throw conflict(`The stored version is ${current}, not ${expectedVersion}. Read it, then decide again.`, current)
  }
  if (before?.state === 'CANCELED') throw conflict('This article was killed. Publish under another uri.', current)
}

async function lookUp(tx: Transaction, submission: CheckedSubmission, sections: SectionTree): Promise<VersionContent> {
  const section = sections.bySlug(submission.section)
  if (!section) {
    throw badInput([{ path: ['input', 'section'], message: `there is no section "${submission.section}"` }])
  }
  const authors = await ensureNamed(tx, 'author', submission.authors)
  const tags = await ensureNamed(tx, 'tag', submission.tags)
  const { source, leadMedia } = submission
  const text = bodyText(submission.body)
  return {
    headline: submission.headline,
    standfirst: submission.standfirst,
    byline: submission.byline,
    dateline: submission.dateline,
    slugline: submission.slugline,
    language: submission.language,
    urgency: submission.urgency,
    labels: submission.labels,
    sectionId: section.id,
    authorIds: authors.map((author) => author.id),
    tagIds: tags.map((tag) => tag.id),
    leadMediaId: leadMedia && (await ensureMedia(tx, leadMedia)),
    body: submission.body,
    bodyText: text,
    wordCount: wordCount(text),
    relatedUris: submission.related,
    sourceId: source ? await ensureSource(tx, { name: source.name, url: source.url ?? null }) : null,
    sourceItemUrl: source?.itemUrl ?? null,
    embargoedUntil: submission.embargoedUntil,
    expiresAt: submission.expiresAt,
  }
}

async function groupOf(tx: Transaction, { translationOf }: CheckedSubmission): Promise<string> {
  if (translationOf === null) return uuidv7()
  const group = await translationGroupOf(tx, translationOf)
  if (group !== null) return group
  throw badInput([{ path: ['input', 'translationOf'], message: `there is no article with the uri "${translationOf}"` }])
}

async function takeSlug(tx: Transaction, articleId: string, slug: string): Promise<void> {
  if (!(await claimSlug(tx, slug, articleId))) {
    throw badInput([{ path: ['input', 'slug'], message: `another article has or had the slug "${slug}"` }])
  }
}
