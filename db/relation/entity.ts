import { type RawBuilder, sql } from 'kysely'

export type Sql = RawBuilder<unknown>

/** A row of any entity. */
export type AnyRow = Record<string, unknown>

/** The SQL of a row's column, by property name. */
export type Columns<Row extends object = AnyRow> = (name: keyof Row & string) => Sql

/** Tables and columns at one depth of a nested statement. The depth is a suffix of each alias, so that aliases do not collide. */
export interface Scope {
  readonly depth: number
  /** `article` as `a`, for a `from` clause. */
  table(name: string, alias: string): Sql
  /** A column such as `a.id`. */
  at(column: string): Sql
}

/** A kind of row, and how it is read. Rows are read as JSON objects: instants are strings, `jsonb` is parsed. */
export interface Entity<Row extends object = AnyRow> {
  /** `alias.column`, by property name. */
  readonly columns: { readonly [Name in keyof Row & string]: string }
  /** The columns that identify a row, with their Postgres types. From them, everything else can be loaded. */
  readonly key: { readonly [Name in keyof Row & string]?: 'integer' | 'text' | 'uuid' }
  /** Columns that are read only when selected, because they are large. */
  readonly large?: readonly string[]
  /** The tables of a row, for a `from` clause. Without it, the row consists of its key, whose alias is `k`. */
  tables?(scope: Scope): Sql
}

/** An entity at one depth. */
export interface RowScope<Row extends object = AnyRow> extends Scope {
  readonly column: Columns<Row>
  readonly tables: Sql
}

export function scopeAt(depth: number): Scope {
  return {
    depth,
    table: (name, alias) => sql`${sql.id(name)} as ${sql.id(`${alias}${depth}`)}`,
    at(path) {
      const [alias = '', column = ''] = path.split('.')
      return sql`${sql.id(`${alias}${depth}`)}.${sql.id(column)}`
    },
  }
}

export function rowScope<Row extends object>(entity: Entity<Row>, depth: number): RowScope<Row> {
  const scope = scopeAt(depth)
  return { ...scope, column: (name) => scope.at(entity.columns[name]), tables: entity.tables?.(scope) ?? sql`` }
}

/** The columns that are always read. */
export function smallColumns({ columns, large = [] }: Entity): string[] {
  return Object.keys(columns).filter((name) => !large.includes(name))
}

/** A row as a JSON object; null if there is none. */
export function jsonObject(rows: Sql): Sql {
  return sql`(select row_to_json(x) from (${rows}) x)`
}

/** Rows as a JSON array, without the white space that `json_agg` inserts. */
export function jsonArray(rows: Sql): Sql {
  return sql`array_to_json(array(select x from (${rows}) x))`
}
