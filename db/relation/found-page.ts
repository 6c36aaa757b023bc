import { sql } from 'kysely'
import type { RowScope, Sql } from './entity.ts'
import type { PageSql } from './relation.ts'

interface Found {
  /** Selects `place`, the sort key, and `id` of the page and of one row beyond it, which shows whether there is a next page. */
  readonly found: Sql
  readonly limit: number
  readonly direction: 'asc' | 'desc'
  /** Whether the page starts after a cursor. */
  readonly continues: boolean
  /** The cursor of a row `edge` of `found`. */
  readonly edge: Sql
  /** A further condition of the join of the rows. */
  readonly shown?: Sql
  readonly total: Sql
}

/** A page of rows that are found by their keys in a materialized CTE, and joined with their tables after that. */
export function foundPage<Row extends { readonly id: string }>(
  { tables, column }: RowScope<Row>,
  { found, limit, direction, continues, edge, shown = sql`true`, total }: Found,
): PageSql {
  const [forth, back] = direction === 'asc' ? [sql`asc`, sql`desc`] : [sql`desc`, sql`asc`]
  const first = sql`select * from found order by place ${forth}, id ${forth} limit ${sql.lit(limit)}`
  const nearest = (order: Sql) =>
    sql`(select ${edge} from (${first}) edge order by place ${order}, id ${order} limit 1)`
  return {
    with: sql`found as materialized (${found})`,
    rows: sql`from (${first}) shown, ${tables} where ${column('id')} = shown.id and ${shown}
      order by shown.place ${forth}, shown.id ${forth}`,
    column(name) {
      switch (name) {
        case 'hasNextPage':
          return sql`(select count(*) from found) > ${sql.lit(limit)}`
        case 'hasPreviousPage':
          return sql.lit(continues)
        case 'start':
          return nearest(forth)
        case 'end':
          return nearest(back)
        default:
          return total
      }
    },
  }
}
