import { sql } from 'kysely'
import {
  type AnyRow,
  type Columns,
  type Entity,
  jsonArray,
  jsonObject,
  type RowScope,
  rowScope,
  type Sql,
  smallColumns,
} from './entity.ts'

/** A value, or SQL that evaluates to it. */
export type Given<T> = T | Sql

/** Rows that belong to a row of another entity, or to a key. Names must be unique: they identify batches. */
export interface Relation<Parent extends object = AnyRow, Row extends object = AnyRow, Args = unknown> {
  readonly name: string
  readonly parent: Entity<Parent>
  readonly row: Entity<Row>
  readonly cardinality: 'one' | 'many'
  /** Everything after the columns of the select: `from … where … order by … limit …`. */
  rows(parent: Columns<Parent>, row: RowScope<Row>, args: Args): Sql
}

/** A page of rows that belong to a row of another entity, with columns of the page itself, such as `hasNextPage`. */
export interface PageRelation<Parent extends object = AnyRow, Row extends object = AnyRow, Args = unknown> {
  readonly name: string
  readonly parent: Entity<Parent>
  readonly row: Entity<Row>
  /** Columns of the page itself. Those in `costly` are never read together with the page, only in a statement of their own. */
  readonly columns: readonly string[]
  readonly costly: readonly string[]
  page(parent: Columns<Parent>, row: RowScope<Row>, args: Args, wanted: ReadonlySet<string>): PageSql
}

export interface PageSql {
  /** Common table expressions that the other parts refer to. */
  readonly with?: Sql
  /** Everything after the columns of the select of the rows. */
  readonly rows: Sql
  column(name: string): Sql
}

export type AnyRelation<Args = unknown> = Relation<AnyRow, AnyRow, Args> | PageRelation<AnyRow, AnyRow, Args>

export function isPage<Args>(relation: AnyRelation<Args>): relation is PageRelation<AnyRow, AnyRow, Args> {
  return 'page' in relation
}

/** The parent of relations without a parent, such as all news. */
export type Nothing = {
  readonly nothing: string
}

export const NOTHING: Entity<Nothing> = { columns: { nothing: 'k.nothing' }, key: { nothing: 'text' } }

/** Builds the columns of a select. */
export type SelectList = (row: RowScope) => Sql

export function relationJson<Args>(
  relation: Relation<AnyRow, AnyRow, Args>,
  parent: Columns,
  depth: number,
  args: Args,
  select: SelectList,
): Sql {
  const row = rowScope(relation.row, depth)
  const rows = sql`select ${select(row)} ${relation.rows(parent, row, args)}`
  return relation.cardinality === 'many' ? jsonArray(rows) : jsonObject(rows)
}

/** `write` builds the JSON of the page. */
export function pageJson<Args>(
  relation: PageRelation<AnyRow, AnyRow, Args>,
  parent: Columns,
  depth: number,
  args: Args,
  wanted: ReadonlySet<string>,
  write: (page: PageSql, row: RowScope) => Sql,
): Sql {
  const row = rowScope(relation.row, depth)
  const page = relation.page(parent, row, args, wanted)
  return page.with ? sql`(with ${page.with} select ${write(page, row)})` : write(page, row)
}

/** Rows of a relation as resolvers read them; of a page, its `wanted` columns with its rows as `rows`. */
export function relatedJson<Args>(
  relation: AnyRelation<Args>,
  parent: Columns,
  depth: number,
  args: Args,
  { columns: wanted, select }: { readonly columns: ReadonlySet<string>; readonly select: SelectList },
): Sql {
  if (!isPage(relation)) return relationJson(relation, parent, depth, args, select)
  return pageJson(relation, parent, depth, args, wanted, (page, row) => {
    const own = [...wanted].map((name) => sql`${sql.lit(name)}, ${page.column(name)}`)
    return sql`json_build_object(${sql.join([...own, sql`'rows', ${jsonArray(sql`select ${select(row)} ${page.rows}`)}`])})`
  })
}

/** The columns and related rows that a select reads. */
export interface Selection {
  readonly columns: Iterable<string>
  readonly related: readonly Related[]
}

export interface Related {
  readonly as: string
  json(parent: Columns, depth: number): Sql
}

/** The select list of a selection. It includes the key, with which missing columns can be loaded later. */
export function selectRow(entity: Entity, { columns, related }: Selection): SelectList {
  const names = [...new Set([...Object.keys(entity.key), ...columns])]
  return ({ depth, column }) =>
    sql.join([
      ...names.map((name) => sql`${column(name)} as ${sql.id(name)}`),
      ...related.map((one) => sql`${one.json(column, depth + 1)} as ${sql.id(one.as)}`),
    ])
}

export function selectSmall(entity: Entity): SelectList {
  return selectRow(entity, { columns: smallColumns(entity), related: [] })
}
