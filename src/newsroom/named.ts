import { v7 as uuidv7 } from 'uuid'
import { type Named, place } from '../../db/content/references.ts'
import { slugOf } from '../../db/content/slug.ts'
import { mediaRow } from '../../db/media.ts'
import { sourceKey } from '../../db/sources.ts'
import type { CheckedSubmission } from './checked-submission.ts'

/** What a submission names: authors and tags in order and each once, an unknown one to be made from its name. */
export function namedIn({ authors, tags, leadMedia, source }: CheckedSubmission): Named[] {
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

/** Each once; the first to name a thing says how it is written. */
export function distinct(named: readonly Named[]): Named[] {
  return [...new Map(named.toReversed().map((one) => [place(one.kind, one.key), one])).values()]
}
