import type { Selectable } from 'kysely'
import type { Query } from './connection/database.ts'
import { plainKind } from './selection.ts'
import type { Tables } from './tables/tables.ts'

export type Tag = Selectable<Tables['tag']>

export const TAG = plainKind('t', ['id', 'slug', 'name'])

export function tagsByIds(query: Query, ids: readonly string[]): Promise<Tag[]> {
  return query.selectFrom('tag').selectAll().where('id', 'in', ids).execute()
}

export function tagsBySlugs(query: Query, slugs: readonly string[]): Promise<Tag[]> {
  return query.selectFrom('tag').selectAll().where('slug', 'in', slugs).execute()
}
