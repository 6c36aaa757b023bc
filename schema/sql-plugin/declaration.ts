import type { GraphQLField, GraphQLObjectType } from 'graphql'
import type { AnyRow, Columns, Entity, Sql } from '../../db/relation/entity.ts'
import type { AnyRelation } from '../../db/relation/relation.ts'

/** Notes a tag of what an answer is made of. `publishedByMs`: only what was published by then can change it. */
export type AddCacheTag = (tag: string, publishedByMs?: number) => void

/**
 * The arguments of a field while its SQL is made. The SQL is kept for all requests of one shape: `now` and `context` may be
 * looked at only for what the text of the statement depends on, and that must be part of the shape (see `Plans`). All other
 * values are parameters.
 */
export interface Asked<Args = object, Context = object> {
  readonly now: Args
  readonly context: Context
  /** A parameter, read from the arguments each time the statement runs. */
  value(read: (args: Args) => unknown): Sql
}

/** The cache tags of a relation. `add` is given the columns that it names, and the arguments of the field. */
export interface CacheTags<Parent extends object = AnyRow, Row extends object = AnyRow, Args = object> {
  /** Noted whatever is found, from the row that the relation belongs to. */
  readonly parent?: TagsOf<Parent, Args>
  /** Noted for each row that is found. */
  readonly rows?: TagsOf<Row, Args>
  /** Noted where there is no row. */
  readonly none?: string
  /** Of a page: noted for its costly columns, from the row that it belongs to. */
  readonly costly?: TagsOf<Parent, Args>
}

export interface TagsOf<Row extends object, Args = object> {
  /** What is looked at of the row. */
  readonly columns: readonly (string & keyof Row)[]
  add(addCacheTag: AddCacheTag, row: Row, args: Args): void
}

/** How the value of a field is read. Without a declaration only its resolver knows. */
export type Declaration =
  /** A column of the row. Of JSON: `types` gives the type of each object in it by its member `type`. */
  | { readonly kind: 'column'; readonly column: string; readonly types?: Readonly<Record<string, string>> }
  /** The Relay id of the row. */
  | { readonly kind: 'nodeId' }
  /** Computed in SQL. */
  | { readonly kind: 'sql'; sql(row: Columns, asked: Asked): Sql }
  /** Computed by a resolver, which must be synchronous, from these columns. */
  | {
      readonly kind: 'select'
      columns(args: object): readonly string[]
      resolve(row: AnyRow, args: object, context: object): unknown
    }
  /** The row itself, as another type. */
  | { readonly kind: 'passthrough' }
  /** The rows of the page. */
  | { readonly kind: 'rows' }
  | RelatedDeclaration

/** Rows of a relation, or a page of them. */
export interface RelatedDeclaration {
  readonly kind: 'related'
  readonly relation: AnyRelation
  readonly tags: CacheTags
  /** The arguments of the relation. */
  args(asked: Asked): unknown
  /** Of a root field: the row that the relation belongs to, made of the arguments. */
  readonly key: ((args: object) => AnyRow) | null
}

/** The extension of a field that carries its declaration through Pothos to the schema. */
export class SqlField {
  readonly declaration: Declaration

  constructor(declaration: Declaration) {
    this.declaration = declaration
  }
}

/** The extension of an object type whose values are rows of an entity. */
export class RowsOf<Row extends object> {
  readonly entity: Entity<Row>

  constructor(entity: Entity<Row>) {
    this.entity = entity
  }
}

export function declarationOf({ extensions }: GraphQLField<unknown, unknown>): Declaration | null {
  return extensions.sql instanceof SqlField ? extensions.sql.declaration : null
}

export function entityOf({ extensions }: GraphQLObjectType): Entity | null {
  return extensions.rows instanceof RowsOf ? extensions.rows.entity : null
}
