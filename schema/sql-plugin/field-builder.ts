import { type InputFieldMap, RootFieldBuilder, type SchemaTypes, type TypeParam } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import type { AnyRow, Columns, Sql } from '../../db/relation/entity.ts'
import type { AnyRelation, PageRelation, Relation } from '../../db/relation/relation.ts'
import { type Asked, type CacheTags, type Declaration, type RelatedDeclaration, SqlField } from './declaration.ts'
import './field-methods.ts'
import { isRow } from './load.ts'
import { pageRows, resolveRelated, resolveSql, withColumns } from './resolvers.ts'

/** The options that all methods pass on to Pothos. */
interface Options {
  readonly type: TypeParam<SchemaTypes>
  readonly nullable?: boolean
  readonly description: string
  readonly args?: InputFieldMap
}
/** The part of Pothos' field builder that the methods call. */
interface Builder {
  field(options: object): unknown
}
type Resolve = (parent: unknown, args: object, context: object, info: GraphQLResolveInfo) => unknown

function fieldOf(builder: Builder, options: Options, declaration: Declaration, resolve: Resolve) {
  const extensions = { sql: new SqlField(declaration) }
  return builder.field({ ...options, extensions, resolve })
}

// The extension point that Pothos' guide to writing plugins documents.
Object.assign(RootFieldBuilder.prototype, {
  column(
    this: Builder,
    column: string,
    {
      types,
      type = 'String',
      ...options
    }: Partial<Options> & Pick<Options, 'description'> & { types?: Record<string, string> },
  ) {
    const declaration: Declaration = { kind: 'column', column, ...(types && { types }) }
    return fieldOf(this, { ...options, type }, declaration, (row, _args, context, info) => {
      if (!isRow(row) || row[column] !== undefined) return isRow(row) ? row[column] : null
      const whole = withColumns(row, [column], context, info)
      return whole instanceof Promise ? whole.then((loaded) => loaded[column]) : whole[column]
    })
  },

  sql(this: Builder, { sql, ...options }: Options & { sql(row: Columns, asked: Asked): Sql }) {
    return fieldOf(this, options, { kind: 'sql', sql }, (row, args, context, info) =>
      isRow(row) ? resolveSql(sql, row, args, context, info) : null,
    )
  },

  relation(this: Builder, relation: Relation, options: Options & RelatedInput) {
    const { declaration, described } = relatedOf(relation, options)
    return fieldOf(this, described, declaration, (...given) => resolveRelated(declaration, ...given))
  },

  relatedConnection(this: Builder, relation: PageRelation, options: Options & RelatedInput) {
    const { declaration, described } = relatedOf(relation, options)
    return fieldOf(this, described, declaration, (...given) => resolveRelated(declaration, ...given))
  },

  passthrough(this: Builder, options: Options) {
    return fieldOf(this, options, { kind: 'passthrough' }, (row) => row)
  },

  pageRows(this: Builder, options: Options) {
    return fieldOf(this, options, { kind: 'rows' }, pageRows)
  },
})

interface RelatedInput {
  readonly key?: (args: object) => AnyRow
  readonly with?: (asked: Asked) => unknown
  readonly tags?: CacheTags
}

function relatedOf(
  relation: AnyRelation,
  { key, with: args = () => undefined, tags = {}, ...described }: Options & RelatedInput,
) {
  const declaration: RelatedDeclaration = { kind: 'related', relation, tags, args, key: key ?? null }
  return { declaration, described }
}
