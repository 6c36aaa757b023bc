import { type GraphQLOutputType, getNamedType, getNullableType, isLeafType, isListType } from 'graphql'
import { sql } from 'kysely'
import type { Columns, RowScope, Sql } from '../../db/relation/entity.ts'
import type { PageSql } from '../../db/relation/relation.ts'
import type { TextSql } from './text-sql.ts'

/** Thrown if Postgres cannot write the JSON of a query, which then needs resolvers. */
export class NotInSql extends Error {}

export function notInSql(): never {
  throw new NotInSql()
}

/** Where the SQL of an object's JSON reads its values from. */
export interface TextPlace {
  readonly depth: number
  /** How deep it is within JSON. */
  readonly nested: number
  /** A column for use in other SQL. */
  readonly column: Columns
  /** A column as a JSON value, for marks. */
  json(name: string): Sql
  /** A column as SQL whose JSON is that of its scalar type. */
  leaf(name: string, type: GraphQLOutputType): Sql
  /** If the object is a page: its rows, and the marks that add their tags. */
  readonly page: { readonly sql: PageSql; readonly row: RowScope; readonly tags: TextSql } | null
}

export const ROOT: TextPlace = { depth: 0, nested: 0, column: notInSql, json: notInSql, leaf: notInSql, page: null }

/** A row of tables. */
export function rowPlace({ depth, column }: RowScope): TextPlace {
  return { depth, nested: 0, column, json: column, leaf: (name, type) => textOf(column(name), type), page: null }
}

/** A page of rows. */
export function pagePlace(page: PageSql, row: RowScope, tags: TextSql): TextPlace {
  const column = (name: string) => page.column(name)
  return { depth: row.depth, nested: 0, column, json: column, leaf: column, page: { sql: page, row, tags } }
}

/** An object inside a JSON column. Of its members, relations read texts only. */
export function jsonPlace(object: Sql, { depth, nested }: TextPlace): TextPlace {
  return {
    depth,
    nested: nested + 1,
    column: (name) => sql`(${object} ->> ${sql.lit(name)})`,
    json: (name) => sql`${object} -> ${sql.lit(name)}`,
    leaf: (name, type) => memberOf(object, name, type),
    page: null,
  }
}

/** Formats instants like `Date.toISOString`, as the DateTime scalar does. */
export function textOf(value: Sql, type: GraphQLOutputType): Sql {
  if (getNamedType(type).name !== 'DateTime') return value
  return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

function memberOf(object: Sql, name: string, type: GraphQLOutputType): Sql {
  const named = getNamedType(type)
  const member = sql.lit(name)
  // The text of fractions and instants in JSON may differ from the serialisation of the scalars.
  if (!isLeafType(named) || ['DateTime', 'Float'].includes(named.name)) return notInSql()
  // `jsonb` prints a space after each comma of a list.
  if (isListType(getNullableType(type))) {
    return sql`array_to_json(array(select jsonb_array_elements_text(${object} -> ${member})))`
  }
  return ['Int', 'Boolean'].includes(named.name) ? sql`${object} -> ${member}` : sql`${object} ->> ${member}`
}

/** The Relay id of a row, as `encodeGlobalID` encodes it. */
export function nodeId(typename: string, id: Sql): Sql {
  return sql`encode(convert_to(${sql.lit(`${typename}:`)} || ${id}, 'UTF8'), 'base64')`
}
