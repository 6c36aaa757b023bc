import type { Transaction } from '../../../db/connection/database.ts'
import type { StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import { contentOfVersion } from '../../../db/content/versions/article-versions.ts'
import type { ArticleContent } from '../../../db/tables/article-content.ts'
import { type LockedSubmission, laterOf, lockSubmissions } from '../publish/locked-submission.ts'
import type { KnownEntry } from './known-items.ts'

/**
 * What entries say, ready to be stored: what the desk has changed of their articles stays, unless the feed has precedence. `asDraft`: they
 * follow the working drafts, if there are any, and not what readers have.
 */
export async function wireSubmissions(
  tx: Transaction,
  { precedence }: StoredFeed,
  entries: readonly KnownEntry[],
  asDraft: boolean,
): Promise<readonly LockedSubmission[]> {
  const said = entries.flatMap((one) => (one.entry.submission ? { ...one, submission: one.entry.submission } : []))
  const { locked } = await lockSubmissions(
    tx,
    said.map(({ submission, uri }) => ({ ...submission, uri })),
  )
  const ready: LockedSubmission[] = []
  for (const [at, { entry, known }] of said.entries()) {
    const one = locked[at]
    if (!one) continue
    const { article } = one
    const drafted =
      asDraft && article?.draftVersion ? await contentOfVersion(tx, article.id, article.draftVersion) : null
    const before = precedence === 'WIRE' ? null : (drafted ?? one.before)
    const submission = { ...one.submission, ...timesOfDesk(before) }
    ready.push({
      ...one,
      submission,
      before,
      dueAt: laterOf(submission.publishAt, submission.embargoedUntil),
      sourceDigest: entry.digest,
      wire: { draftVersion: draftBeside(one, known?.article_version ?? null), at: entry.versionAt },
    })
  }
  return ready
}

function timesOfDesk(before: ArticleContent | null): Partial<Pick<ArticleContent, 'embargoedUntil' | 'expiresAt'>> {
  if (!before) return {}
  const { deskFields, embargoedUntil, expiresAt } = before
  return {
    ...(deskFields?.includes('embargoedUntil') && { embargoedUntil }),
    ...(deskFields?.includes('expiresAt') && { expiresAt }),
  }
}

/** The desk's working draft, or what it has scheduled beside what readers have. What the wire itself left there is replaced. */
function draftBeside({ article }: LockedSubmission, ofWire: number | null): number | null {
  if (!article) return null
  const { draftVersion, scheduledVersion, version } = article
  // What is shown, the next version is made of.
  const isDesks = (one: number | null) => one !== ofWire && one !== version
  if (draftVersion !== null) return isDesks(draftVersion) ? draftVersion : null
  return isDesks(scheduledVersion) ? scheduledVersion : null
}
