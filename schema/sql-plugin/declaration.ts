import type { GraphQLField, GraphQLObjectType } from 'graphql'
import type { AnyRow, Columns, Entity, Sql } from '../../db/relation/entity.ts'
import type { AnyRelation } from '../../db/relation/relation.ts'

/** Adds a cache tag to the response. `publishedByMs`: only articles published by then (ms of the Unix epoch) can change it. */
export type AddCacheTag = (tag: string, publishedByMs?: number) => void

/**
 * The arguments of a field while its SQL is built. The statement is reused for all requests of the same shape, so `now` and `context`
 * may be read only for what is part of the shape (see `Plans`). All other values must be parameters.
 */
export interface Asked<Args = object, Context = object> {
  readonly now: Args
  readonly context: Context
  /** A parameter, read from the arguments each time the statement runs. */
  value(read: (args: Args) => unknown): Sql
}

/** The cache tags of a relation. */
export interface CacheTags<Parent extends object = AnyRow, Row extends object = AnyRow, Args = object> {
  /** Added unconditionally, from the parent row. */
  readonly parent?: TagsOf<Parent, Args>
  /** Added for each row of the result. */
  readonly rows?: TagsOf<Row, Args>
  /** Added if there is no row. */
  readonly none?: string
  /** Added if a costly column of a page is read, from the parent row. */
  readonly costly?: TagsOf<Parent, Args>
}

export interface TagsOf<Row extends object, Args = object> {
  /** The columns that `add` reads. */
  readonly columns: readonly (string & keyof Row)[]
  add(addCacheTag: AddCacheTag, row: Row, args: Args): void
}

/** How the value of a field is read. A field without a declaration has an ordinary resolver. */
export type Declaration =
  /** A column. If it contains JSON objects of an abstract type, `types` maps their member `kind` to the object type. */
  | { readonly kind: 'column'; readonly column: string; readonly types?: Readonly<Record<string, string>> }
  /** The Relay id of the row. */
  | { readonly kind: 'nodeId' }
  /** Computed in SQL. */
  | { readonly kind: 'sql'; sql(row: Columns, asked: Asked): Sql }
  /** Computed by a synchronous resolver from these columns; or, of a single name, the column itself. */
  | {
      readonly kind: 'select'
      columns(args: object): readonly string[] | string
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
  /** For a root field: the parent row, from the arguments. */
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
