import { sql } from 'kysely'
import type { Query } from '../db/connection/database.ts'

/** Every row of every table as text, prefixed with the name of its table. */
export async function everyRow(query: Query): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(query)
  const all = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(query)
      return rows.map(({ row }) => `${name} ${row}`)
    }),
  )
  return all.flat()
}
