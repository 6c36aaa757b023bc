import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../../db/connection/database.ts'
import { mediaRow } from '../../../db/content/media/media.ts'
import {
  findReferences,
  insertReferences,
  type Reference,
  type ReferenceIds,
  referenceKey,
} from '../../../db/content/references.ts'
import { slugOf } from '../../../db/content/slug.ts'
import { sourceKey } from '../../../db/content/source.ts'
import type { Submission } from '../validation/submission.ts'

/** What a submission refers to: authors and tags in order and without duplicates, each with the row to create it from. */
export function referencesIn({
  authors,
  tags,
  leadMedia,
  source,
}: Pick<Submission, 'authors' | 'tags' | 'leadMedia' | 'source'>): Reference[] {
  const media = leadMedia && mediaRow(leadMedia)
  const origin = source && { id: uuidv7(), name: source.name, url: source.url ?? null }
  return [
    ...bySlug(authors).map((row) => ({ kind: 'author' as const, key: row.slug, row })),
    ...bySlug(tags).map((row) => ({ kind: 'tag' as const, key: row.slug, row })),
    ...(media ? [{ kind: 'media' as const, key: media.fingerprint, row: media }] : []),
    ...(origin ? [{ kind: 'source' as const, key: sourceKey(origin), row: origin }] : []),
  ]
}

function bySlug(slugsOrNames: readonly string[]) {
  const names = new Map(slugsOrNames.map((name) => [slugOf(name), name.trim()]))
  return [...names].map(([slug, name]) => ({ id: uuidv7(), slug, name }))
}

interface Referring {
  readonly submission: Pick<Submission, 'section' | 'sections' | 'labels' | 'translationOf'>
  readonly references: readonly Reference[]
  readonly articleId: string
  readonly requestedSlug: string | null
}

/** The ids of everything that the submissions refer to and that exists. */
export async function resolveReferences(tx: Transaction, submissions: readonly Referring[]): Promise<ReferenceIds> {
  if (submissions.length === 0) return new Map()
  return findReferences(tx, distinct(submissions.flatMap(({ references }) => references)), {
    sections: submissions.flatMap(({ submission: { section, sections } }) => [section, ...sections]),
    labels: submissions.flatMap(({ submission }) => submission.labels),
    translated: submissions.flatMap(({ submission }) => submission.translationOf ?? []),
  })
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
  submissions: readonly Referring[],
  stored: ReferenceIds,
): Promise<Created> {
  const references = distinct(submissions.flatMap(({ references }) => references))
  const missing = references.filter(({ kind, key }) => !stored.has(referenceKey(kind, key)))
  const slugs = submissions.flatMap(({ articleId: article_id, requestedSlug: slug }) =>
    slug === null ? [] : [{ slug, article_id }],
  )
  if (missing.length === 0 && slugs.length === 0) return { ids: stored, claimed: new Set() }
  const created = await insertReferences(tx, missing, slugs)
  // The insert has waited for transactions that were creating the same. A statement that starts now sees their rows.
  const ids = missing.every(({ row }) => created.has(row.id))
    ? missing.map(({ kind, key, row }) => [referenceKey(kind, key), row.id] as const)
    : await findReferences(tx, missing, { sections: [], labels: [], translated: [] })
  return { ids: new Map([...stored, ...ids]), claimed: created }
}

/** Removes duplicates. The first one wins, so it decides the spelling of a new name. */
function distinct(references: readonly Reference[]): Reference[] {
  return [...new Map(references.toReversed().map((one) => [referenceKey(one.kind, one.key), one])).values()]
}
