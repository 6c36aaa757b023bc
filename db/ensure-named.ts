import type { Selectable } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Query, Transaction } from './database.ts'
import { slugOf } from './slug.ts'
import type { Tables } from './tables.ts'

type Named = 'author' | 'tag'

/**
 * The authors or tags of these slugs or names, in order and each once; an unknown one is created from its name.
 * Created in order of slug, so that two writers with the same new names cannot wait for each other.
 */
export async function ensureNamed(tx: Transaction, table: Named, slugsOrNames: readonly string[]): Promise<NamedRow[]> {
  const names = new Map(slugsOrNames.map((name) => [slugOf(name), name.trim()]))
  const known = await bySlug(tx, table, [...names.keys()])
  const missing = [...names.keys()].filter((slug) => !known.has(slug)).sort()
  if (missing.length > 0) {
    await tx
      .insertInto(table)
      .values(missing.map((slug) => ({ id: uuidv7(), slug, name: names.get(slug) ?? slug })))
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .execute()
    for (const [slug, row] of await bySlug(tx, table, missing)) known.set(slug, row)
  }
  return [...names.keys()].flatMap((slug) => known.get(slug) ?? [])
}

export type NamedRow = Pick<Selectable<Tables[Named]>, 'id' | 'slug'>

async function bySlug(query: Query, table: Named, slugs: readonly string[]): Promise<Map<string, NamedRow>> {
  if (slugs.length === 0) return new Map()
  const rows = await query.selectFrom(table).select(['id', 'slug']).where('slug', 'in', slugs).execute()
  return new Map(rows.map((row) => [row.slug, row]))
}
