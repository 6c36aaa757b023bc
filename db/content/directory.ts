import { sql } from 'kysely'
import type { Entity, RowScope, Sql } from '../relation/entity.ts'
import { foundPage } from '../relation/found-page.ts'
import { type Given, NOTHING, type Nothing, type PageRelation, type Relation } from '../relation/relation.ts'

export interface DirectoryArguments {
  readonly limit: number
  /** Only rows with a word in a name that begins like each of these words. Blank: all. */
  readonly prefix?: Given<string>
  /** The id of the row after which the page starts. */
  readonly after?: Given<string>
  /** Includes rows that no public article uses. */
  readonly all: boolean
}

export type Directory<Row extends object> = PageRelation<Nothing, Row, DirectoryArguments>

/** How the rows of a directory are found. */
interface Listed<Row extends object> {
  readonly name: string
  readonly row: Entity<Row>
  /** The key of the order; ties are broken by id. */
  order(row: RowScope<Row>): Sql
  words(row: RowScope<Row>): Sql
  /** The condition that a public article uses the row; null for rows that everybody may see. */
  used: ((row: RowScope<Row>) => Sql) | null
  /** The `from` clause; by default the tables of the row. */
  from?(row: RowScope<Row>): Sql
}

/** All rows of an entity, such as authors by name, page by page. */
export function directoryOf<Row extends { readonly id: string }>(listed: Listed<Row>): Directory<Row> {
  return {
    name: listed.name,
    parent: NOTHING,
    row: listed.row,
    columns: ['hasNextPage', 'hasPreviousPage', 'start', 'end', 'totalCount'],
    costly: ['totalCount'],
    page(_nothing, row, { limit, prefix, after, all }) {
      const from = listed.from?.(row) ?? row.tables
      const [order, id] = [listed.order(row), row.column('id')]
      const shown = [
        sql`true`,
        ...(prefix === undefined
          ? []
          : [sql`(name_prefixes(${prefix}) is null or ${listed.words(row)} @@ name_prefixes(${prefix}))`]),
        ...(all || listed.used === null ? [] : [listed.used(row)]),
      ]
      const rest =
        after === undefined
          ? []
          : [sql`(${order}, ${id}) > (select ${order}, ${id} from ${from} where ${id} = ${after})`]
      const found = sql`select ${order} as place, ${id} as id from ${from}
        where ${sql.join([...shown, ...rest], sql` and `)} order by place, id limit ${sql.lit(limit + 1)}`
      return foundPage(row, {
        found,
        limit,
        direction: 'asc',
        continues: after !== undefined,
        edge: sql`edge.id`,
        total: sql`(select count(*) from ${from} where ${sql.join(shown, sql` and `)})`,
      })
    },
  }
}

/** The row with this id or slug; without `all` only if a public article uses it. */
export function listedBy<Row extends { readonly id: string; readonly slug: string }>(
  by: 'id' | 'slug',
  name: string,
  row: Entity<Row>,
): Relation<{ readonly name: string }, Row, Pick<DirectoryArguments, 'all'>> {
  return {
    name,
    parent: { columns: { name: 'k.name' }, key: { name: 'text' } },
    row,
    cardinality: 'one',
    rows(key, scope, { all }) {
      const named = by === 'id' ? sql`${key('name')}::uuid` : key('name')
      return sql`from ${scope.tables} where ${scope.column(by)} = ${named}${all ? sql`` : sql` and ${isListed(scope)}`}`
    },
  }
}

/** Whether a public article is listed under the row: it has the tag, or is by the author. */
export function isListed({ column }: Pick<RowScope<{ readonly id: string }>, 'column'>): Sql {
  return sql`exists (select from listing l where l.facet_id = ${column('id')})`
}
