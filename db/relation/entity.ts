import { type RawBuilder, sql } from 'kysely'

export type Sql = RawBuilder<unknown>

/** Any row, where its type does not matter. */
export type AnyRow = Record<string, unknown>

/** The SQL of a row's columns, by their names in the row. */
export type Columns<Row extends object = AnyRow> = (name: keyof Row & string) => Sql

/** The names of tables and columns at one depth of a nested statement: each alias has the depth behind it. */
export interface Scope {
  readonly depth: number
  /** `article` as `a`, for a `from` clause. */
  table(name: string, alias: string): Sql
  /** A column such as `a.id`. */
  at(column: string): Sql
}

/** One kind of row. Every row is read as a JSON object: instants are strings, `jsonb` is what it holds. */
export interface Entity<Row extends object = AnyRow> {
  /** `alias.column` of each value, by its name in the row. */
  readonly columns: { readonly [Name in keyof Row & string]: string }
  /** What identifies a row, with Postgres types. A row that has these columns can be asked for everything else. */
  readonly key: { readonly [Name in keyof Row & string]?: 'integer' | 'text' | 'uuid' }
  /** Columns that are read only when asked for: too large to come with every row. */
  readonly large?: readonly string[]
  /** The tables of a row for a `from` clause. Without any, the key is the whole row, and its alias is `k`. */
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

/** The columns that come with every row. */
export function smallColumns({ columns, large = [] }: Entity): string[] {
  return Object.keys(columns).filter((name) => !large.includes(name))
}

/** A row as a JSON object; null when there is none. */
export function jsonObject(rows: Sql): Sql {
  return sql`(select row_to_json(x) from (${rows}) x)`
}

/** Rows as a JSON array, without the spaces and line ends that `json_agg` puts between them. */
export function jsonArray(rows: Sql): Sql {
  return sql`array_to_json(array(select x from (${rows}) x))`
}
