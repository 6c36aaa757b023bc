import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'
import { type Columns, type Entity, rowScope, type Sql } from './entity.ts'
import { bytesOf, TooManyBytes } from './read-limit.ts'

/** Of all values of one statement. */
const MAX_BYTES = 33_554_432

/** The key of a row as text. */
export function keyText(entity: Entity, row: object): string {
  return Object.keys(entity.key)
    .map((name) => String(Reflect.get(row, name)))
    .join(' ')
}

/**
 * Loads a JSON value for each row, in one statement and in the order of the rows; null for a row that is not stored. Only the keys
 * of the rows are used.
 * @throws TooManyBytes
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
  const { rows: found } = await sql<{ place: number; fits: boolean; value: unknown }>`
    select place, fits, case when fits then value end as value
    from (select place, value, sum(${bytesOf(sql`value`)}) over () <= ${sql.lit(MAX_BYTES)} as fits from (
      select k0.place, ${json(column, 1)} as value
      from unnest(${sql.join(lists)}) with ordinality as k0(${sql.join(names)}, place) ${stored} offset 0
    ) one offset 0) read`.execute(query)
  if (found[0]?.fits === false) throw new TooManyBytes(MAX_BYTES)
  const byPlace = new Map(found.map(({ place, value }) => [Number(place), value]))
  return rows.map((_row, at) => byPlace.get(at + 1) ?? null)
}
