import { type RawBuilder, sql } from 'kysely'

/** A value, or SQL that gives it. */
export type Given<T> = T | RawBuilder<unknown>

/** What is to be read of the rows at one place of a tree: columns, by their names in the row type, and relations. */
export interface Selection {
  readonly columns: ReadonlySet<string>
  readonly related: readonly Related[]
  /** In the place of both: what each row is written as, name by name in this order. */
  readonly written?: readonly WrittenColumn[]
}

/** What a row, or a page of rows, says under one name of the answer's own. */
export interface WrittenColumn {
  readonly as: string
  /** Where it is the same in each row. */
  readonly constant?: string
  sql(depth: number, page?: WrittenPage): RawBuilder<unknown>
}

/** What a page of rows can say of itself. */
export interface WrittenPage {
  rows(written: readonly WrittenColumn[]): RawBuilder<unknown>
  /** Whether the list goes on beyond its last row, and before its first. */
  readonly hasNext: RawBuilder<unknown>
  readonly hasPrevious: RawBuilder<unknown>
  /** A value of the first or last row; null when there is none. */
  edge(
    end: 'first' | 'last',
    value: (publishedAt: RawBuilder<unknown>, id: RawBuilder<unknown>) => RawBuilder<unknown>,
  ): RawBuilder<unknown>
}

/** A relation of the rows at one place, and what is to be read of its rows. `as` is where its JSON is in each row. */
export interface Related {
  readonly as: string
  readonly relation: Pick<Relation<unknown>, 'kind' | 'rowsIn'>
  readonly selection: Selection
  /** The JSON, for rows whose tables have `depth` behind their names. */
  json(depth: number): RawBuilder<unknown>
}

/** The rows of one kind. `always` are columns that are read unasked, `times` those that hold a time. */
export interface Kind {
  /** `table.column`, by the name in the row type. */
  readonly columns: Readonly<Record<string, string>>
  readonly always: readonly string[]
  readonly times: readonly string[]
}

/** What can be read together with the rows of a kind, in their own statement. It comes to be a `Value`. */
export interface Relation<Value, Args = void> {
  readonly name: string
  /** Never there: says the type alone. */
  readonly value?: Value
  /** What its rows are; null where the JSON itself is the value. */
  readonly kind: Kind | null
  /** A column of JSON, for a statement that calls the tables of the rows with `depth` behind their names. */
  json(depth: number, selection: Selection, args: Args): RawBuilder<unknown>
  /** The property of the value that holds the rows, where the value is not a row or a list of rows itself. */
  readonly rowsIn?: string
}

/** `table.column` of the rows at this depth. */
export function at(depth: number, name: string): RawBuilder<unknown> {
  const [table = '', column = ''] = name.split('.')
  return sql`${sql.id(`${table}${depth}`)}.${sql.id(column)}`
}

/** A table in the `from` of rows at this depth. */
export function from(depth: number, table: string, alias: string): RawBuilder<unknown> {
  return sql`${sql.id(table)} as ${sql.id(`${alias}${depth}`)}`
}

/** The columns of a select of rows of this kind. */
export function fields(kind: Kind, depth: number, { columns, related, written }: Selection): RawBuilder<unknown> {
  if (written) return writtenFields(depth, written)
  const own = [...new Set([...kind.always, ...columns])].flatMap((name) => {
    const column = kind.columns[name]
    return column === undefined ? [] : [sql`${at(depth, column)} as ${sql.id(name)}`]
  })
  return sql.join([...own, ...related.map((one) => sql`${one.json(depth)} as ${sql.id(one.as)}`)])
}

function writtenFields(depth: number, written: readonly WrittenColumn[], page?: WrittenPage): RawBuilder<unknown> {
  return sql.join(written.map((column) => sql`${column.sql(depth, page)} as ${sql.id(column.as)}`))
}

/** An object with these values. */
export function writtenRow(depth: number, written: readonly WrittenColumn[], page?: WrittenPage): RawBuilder<unknown> {
  const constants = written.flatMap(({ as, constant }) => (constant === undefined ? [] : [[as, constant]]))
  // A row of nothing else is planned, and set up each time, for nothing.
  if (constants.length === written.length) return sql`${sql.lit(JSON.stringify(Object.fromEntries(constants)))}::json`
  return one(sql`select ${writtenFields(depth, written, page)}`)
}

/** Without the spaces and line ends that `json_agg` puts between rows. */
export function list(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`array_to_json(array(select x from (${rows}) x))`
}

/** The only row that there can be; null when there is none. */
export function one(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select row_to_json(x) from (${rows}) x)`
}

/** A kind whose row type has the names of the table's columns. */
export function plainKind(
  alias: string,
  columns: readonly string[],
  { always = [], times = [] }: Partial<Kind> = {},
): Kind {
  return { columns: Object.fromEntries(columns.map((name) => [name, `${alias}.${name}`])), always, times }
}
