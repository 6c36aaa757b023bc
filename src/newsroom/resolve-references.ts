import type { Transaction } from '../../db/connection/database.ts'
import { findReferences, insertReferences, type ReferenceIds, referenceKey } from '../../db/content/references.ts'
import type { LockedSubmission } from './locked-submission.ts'
import { distinct } from './references.ts'
import { requestedSlug } from './slugs.ts'

/** The ids of all that the submissions refer to and is stored. */
export async function resolveReferences(
  tx: Transaction,
  submissions: readonly LockedSubmission[],
): Promise<ReferenceIds> {
  if (submissions.length === 0) return new Map()
  return findReferences(
    tx,
    distinct(submissions.flatMap(({ references }) => references)),
    submissions.map(({ submission }) => submission.section),
    submissions.flatMap(({ submission }) => submission.translationOf ?? []),
  )
}

export interface Created {
  /** Of everything that the submissions refer to. */
  readonly ids: ReferenceIds
  /** Ids of the articles that got the slug they requested. */
  readonly claimed: ReadonlySet<string>
}

/** Creates the references that are not stored and claims the requested slugs, in one statement. */
export async function createReferences(
  tx: Transaction,
  submissions: readonly LockedSubmission[],
  stored: ReferenceIds,
): Promise<Created> {
  const references = distinct(submissions.flatMap(({ references }) => references))
  const missing = references.filter(({ kind, key }) => !stored.has(referenceKey(kind, key)))
  const slugs = submissions.flatMap((submission) => {
    const slug = requestedSlug(submission)
    return slug === null ? [] : [{ slug, article_id: submission.articleId }]
  })
  if (missing.length === 0 && slugs.length === 0) return { ids: stored, claimed: new Set() }
  const created = await insertReferences(tx, missing, slugs)
  // The insert has waited for transactions that were creating the same. A statement that starts now sees their rows.
  const ids = missing.every(({ row }) => created.has(row.id))
    ? missing.map(({ kind, key, row }) => [referenceKey(kind, key), row.id] as const)
    : await findReferences(tx, missing, [], [])
  return { ids: new Map([...stored, ...ids]), claimed: created }
}
