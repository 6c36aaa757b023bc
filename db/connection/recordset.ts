import { type RawBuilder, sql } from 'kysely'
import type { Tables } from '../tables/tables.ts'

/**
 * Rows of a table to select from, passed as one JSON parameter: the text of the statement is the same for any number of
 * rows, so that a prepared statement serves all of them. A column that a row leaves out is null.
 */
export function recordset(table: keyof Tables, rows: readonly object[]): RawBuilder<unknown> {
  return sql`json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`
}
