import { GraphQLError } from 'graphql'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../db/connection/database.ts'
import type { StoredArticle } from '../../db/content/article-identity.ts'
import { type ArticleVersion, storeVersions } from '../../db/content/article-versions.ts'
import { type Known, lookUp, place } from '../../db/content/references.ts'
import type { CheckedSubmission } from './checked-submission.ts'
import { claimAll } from './claims.ts'
import { distinct } from './named.ts'
import { type Draft, draftOf, refusalOf, type Story, slugFor } from './story.ts'
import { contentOf } from './version-content.ts'

export interface WrittenVersion {
  readonly articleId: string
  readonly version: number
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
  { stored, now }: { stored: StoredArticle | null; now: Date },
  submission: CheckedSubmission,
  by: string | null,
): Promise<WrittenVersion> {
  const [written] = await writeVersions(tx, now, [{ uri, stored, submission }], by)
  if (written === undefined) throw new Error(`nothing became of ${uri}`)
  if (written instanceof GraphQLError) throw written
  return written
}

/**
 * As `writeVersion`, for several stories of different uris, none of them a translation of another. What is refused
 * comes back as its error in its place; unless that is about its slug, it leaves nothing behind.
 */
export async function writeVersions(
  tx: Transaction,
  now: Date,
  stories: readonly Story[],
  by: string | null,
): Promise<(WrittenVersion | GraphQLError)[]> {
  if (stories.length === 0) return []
  const drafts = stories.map(draftOf)
  const known = await lookUp(
    tx,
    distinct(drafts.flatMap(({ named }) => named)),
    stories.map(({ submission }) => submission.section),
    stories.flatMap(({ submission }) => submission.translationOf ?? []),
  )
  const refusals = new Map(drafts.map((draft) => [draft, refusalOf(draft, known)]))
  const accepted = drafts.filter((draft) => refusals.get(draft) === null)
  const claims = await claimAll(tx, accepted, known)
  const versions: ArticleVersion[] = []
  const outcomes: (WrittenVersion | GraphQLError)[] = []
  for (const draft of drafts) {
    const slug = refusals.get(draft) ?? (await slugFor(tx, draft, claims.gotSlug))
    if (typeof slug === 'string') {
      const next = nextVersion(draft, slug, claims.known, now, by)
      versions.push(next)
      outcomes.push({ articleId: next.article.id, version: next.version })
    } else {
      outcomes.push(slug)
    }
  }
  if (versions.length > 0) await storeVersions(tx, versions)
  return outcomes
}

function nextVersion(draft: Draft, slug: string, known: Known, now: Date, by: string | null): ArticleVersion {
  const { articleId: id, uri, stored, submission } = draft
  const { translationOf, publishAt, sourceDigest } = submission
  const group = translationOf === null ? stored?.translationGroup : known.get(place('translation', translationOf))
  return {
    article: { id, uri, slug, translationGroup: group ?? uuidv7(), sourceDigest },
    version: (stored?.latestVersion ?? 0) + 1,
    content: contentOf(submission, draft.named, known),
    at: stored?.publishedAt == null && publishAt && publishAt < now ? publishAt : now,
    by,
    note: null,
  }
}
