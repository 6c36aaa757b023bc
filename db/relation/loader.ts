import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'
import { type Columns, type Entity, rowScope, type Sql } from './entity.ts'

/** The key of a row as text. */
export function keyText(entity: Entity, row: object): string {
  return Object.keys(entity.key)
    .map((name) => String(Reflect.get(row, name)))
    .join(' ')
}

/**
 * Loads a JSON value for each row, in one statement and in the order of the rows; null for a row that is not stored. Only the keys
 * of the rows are used.
 */
export async function loadForRows(
  query: Query,
  entity: Entity,
  rows: readonly object[],
  json: (row: Columns, depth: number) => Sql,
): Promise<unknown[]> {
  const { column, tables } = rowScope(entity, 0)
  const keys = Object.entries(entity.key)
  const lists = keys.map(
    ([name, type = 'text']) => sql`${rows.map((row): unknown => Reflect.get(row, name))}::${sql.raw(type)}[]`,
  )
  const names = keys.map(([name]) => sql.id(name))
  const matches = keys.map(([name]) => sql`${column(name)} = k0.${sql.id(name)}`)
  const stored = entity.tables ? sql`, ${tables} where ${sql.join(matches, sql` and `)}` : sql``
  const { rows: found } = await sql<{ place: number; value: unknown }>`
    select k0.place, ${json(column, 1)} as value
    from unnest(${sql.join(lists)}) with ordinality as k0(${sql.join(names)}, place) ${stored}`.execute(query)
  const byPlace = new Map(found.map(({ place, value }) => [Number(place), value]))
  return rows.map((_row, at) => byPlace.get(at + 1) ?? null)
}
