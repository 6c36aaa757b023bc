import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Tables } from '../tables/tables.ts'

/**
 * Rows of a table as something to select from. They are one parameter, so that the statement stays the same however
 * many there are; what a row leaves out is null.
 */
export function records<T extends keyof Tables>(
  table: T,
  rows: readonly Partial<Selectable<Tables[T]>>[],
): RawBuilder<unknown> {
  return sql`json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`
}
