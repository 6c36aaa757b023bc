import { v7 as uuidv7 } from 'uuid'
import { type Reference, referenceKey } from '../../db/content/references.ts'
import { slugOf } from '../../db/content/slug.ts'
import { mediaRow } from '../../db/media.ts'
import { sourceKey } from '../../db/sources.ts'
import type { Submission } from './validation/submission.ts'

/** What a submission refers to: authors and tags in order and without duplicates, each with the row to create it from. */
export function referencesIn({ authors, tags, leadMedia, source }: Submission): Reference[] {
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

/** Without duplicates: the first one is kept, so it decides how a new name is spelled. */
export function distinct(references: readonly Reference[]): Reference[] {
  return [...new Map(references.toReversed().map((one) => [referenceKey(one.kind, one.key), one])).values()]
}
