import type { Selectable } from 'kysely'
import type { Query } from './connection/database.ts'
import { plainKind } from './selection.ts'
import type { Tables } from './tables/tables.ts'

export type Source = Selectable<Tables['source']>

export const SOURCE = plainKind('o', ['id', 'name', 'url'])

export function sourcesByIds(query: Query, ids: readonly string[]): Promise<Source[]> {
  return query.selectFrom('source').selectAll().where('id', 'in', ids).execute()
}

/** Two sources are the same when both their names and addresses are. */
export function sourceKey({ name, url }: Pick<Source, 'name' | 'url'>): string {
  return JSON.stringify([name, url])
}
