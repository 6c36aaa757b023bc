import type { Selectable } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Query, Transaction } from './connection/database.ts'
import { plainKind } from './selection.ts'
import type { Tables } from './tables/tables.ts'

export type Author = Selectable<Tables['author']>

export const AUTHOR = plainKind('n', ['id', 'slug', 'name', 'bio', 'avatar_id', 'updated_at'], {
  always: ['id'],
  times: ['updated_at'],
})

export function authorsByIds(query: Query, ids: readonly string[]): Promise<Author[]> {
  return query.selectFrom('author').selectAll().where('id', 'in', ids).execute()
}

export function authorsBySlugs(query: Query, slugs: readonly string[]): Promise<Author[]> {
  return query.selectFrom('author').selectAll().where('slug', 'in', slugs).execute()
}

/** Creates the author of this slug or changes it; fields that are not given stay. */
export function saveAuthor(
  tx: Transaction,
  slug: string,
  fields: { name: string; bio?: string | null; avatar_id?: string | null },
): Promise<Author> {
  return tx
    .insertInto('author')
    .values({ id: uuidv7(), slug, ...fields })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ ...fields, updated_at: new Date() }))
    .returningAll()
    .executeTakeFirstOrThrow()
}
