import { sql } from 'kysely'
import type { Sql } from '../../db/relation/entity.ts'

/** A text in parts, which Postgres concatenates: constants, and SQL that evaluates to a text and never to null. */
export type TextSql = readonly (string | Sql)[]

export function concatenated(parts: TextSql): Sql {
  const merged: (string | Sql)[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part
    else merged.push(part)
  }
  return sql.join(
    merged.map((part) => (typeof part === 'string' ? sql.lit(part) : part)),
    sql` || `,
  )
}

/** The JSON of a value. */
export function jsonOf(value: Sql): Sql {
  return sql`coalesce(to_json(${value})::text, 'null')`
}

/** A JSON array with the text of each row. `rows`: everything after the columns of a select. */
export function listOf(text: TextSql, rows: Sql): TextSql {
  return ['[', sql`array_to_string(array(select ${concatenated(text)} ${rows}), ',')`, ']']
}
