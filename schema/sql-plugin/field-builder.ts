import {
  type CompatibleTypes,
  type FieldKind,
  type FieldNullability,
  type InputFieldMap,
  type InputShapeFromFields,
  RootFieldBuilder,
  type SchemaTypes,
  type ShapeFromTypeParam,
  type TypeParam,
} from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import type { AnyRow, Columns, Sql } from '../../db/relation/entity.ts'
import type { PageRelation, Relation } from '../../db/relation/relation.ts'
import {
  type Asked,
  type CacheTags,
  type Declaration,
  type PageDeclaration,
  type RelationDeclaration,
  SqlField,
} from './declaration.ts'
import { isRow } from './load.ts'
import { resolveRelated, resolveSql, withColumns } from './resolvers.ts'

interface Described<Types extends SchemaTypes, Type extends TypeParam<Types>, Nullable extends FieldNullability<Type>> {
  readonly type: Type
  readonly nullable?: Nullable
  readonly description: string
  readonly deprecationReason?: string
}

/** Of a field that leads to rows. `key`: of a root field, the row that the relation belongs to. */
type RelatedOptions<
  ParentShape,
  Parent extends object,
  Row extends object,
  RelationArgs,
  Args extends InputFieldMap,
  Context,
> = {
  readonly args?: Args
  readonly tags?: CacheTags<Parent, Row, InputShapeFromFields<Args>>
} & (ParentShape extends Parent ? object : { readonly key: (args: InputShapeFromFields<Args>) => Parent }) &
  (undefined extends RelationArgs
    ? object
    : { readonly with: (asked: Asked<InputShapeFromFields<Args>, Context>) => RelationArgs })

declare global {
  export namespace PothosSchemaTypes {
    export interface FieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > {
      /** The columns that `resolve` reads: it must be synchronous and look at nothing else of the row. */
      select?:
        | readonly (keyof ParentShape & string)[]
        | ((args: InputShapeFromFields<Args>) => readonly (keyof ParentShape & string)[])
    }

    export interface RootFieldBuilder<Types extends SchemaTypes, ParentShape, Kind extends FieldKind> {
      /** A column of the row. `types`: of objects in JSON, the type of each by its member `type`. */
      column<
        Name extends CompatibleTypes<
          Types,
          ParentShape,
          Type,
          Type extends [unknown] ? { list: true; items: true } : true
        >,
        Type extends TypeParam<Types> = 'String',
        Nullable extends FieldNullability<Type> = Types['DefaultFieldNullability'],
      >(
        name: Name & string,
        options: Omit<Described<Types, Type, Nullable>, 'type'> & {
          readonly type?: Type
          readonly types?: Readonly<Record<string, string>>
        },
      ): FieldRef<Types, ShapeFromTypeParam<Types, Type, Nullable>, Kind>

      /** Computed in SQL from columns of the row. */
      sql<
        Type extends TypeParam<Types>,
        Nullable extends FieldNullability<Type> = Types['DefaultFieldNullability'],
        Args extends InputFieldMap = Record<never, never>,
      >(
        options: Described<Types, Type, Nullable> & {
          readonly args?: Args
          readonly sql: (row: Columns<ParentShape & object>, asked: Asked<InputShapeFromFields<Args>>) => Sql
        },
      ): FieldRef<Types, ShapeFromTypeParam<Types, Type, Nullable>, Kind>

      /** Rows of a relation. */
      relation<
        Parent extends object,
        Row extends object,
        RelationArgs,
        Type extends TypeParam<Types>,
        Nullable extends FieldNullability<Type> = Types['DefaultFieldNullability'],
        Args extends InputFieldMap = Record<never, never>,
      >(
        relation: Relation<Parent, Row, RelationArgs>,
        options: Described<Types, Type, Nullable> &
          RelatedOptions<ParentShape, Parent, Row, RelationArgs, Args, Types['Context']>,
      ): FieldRef<Types, ShapeFromTypeParam<Types, Type, Nullable>, Kind>

      /** A page of a relation. `refused` throws why there is no page where the relation gives none. */
      relatedConnection<
        Parent extends object,
        Row extends object,
        RelationArgs,
        Type extends TypeParam<Types>,
        Args extends InputFieldMap,
      >(
        relation: PageRelation<Parent, Row, RelationArgs>,
        options: Described<Types, Type, false> &
          RelatedOptions<ParentShape, Parent, Row, RelationArgs, Args, Types['Context']> & {
            readonly refused?: (args: InputShapeFromFields<Args>, context: Types['Context']) => Promise<never>
          },
      ): FieldRef<Types, ShapeFromTypeParam<Types, Type, false>, Kind>

      /** The row itself as another type, such as the node of an edge. */
      passthrough<Type extends TypeParam<Types>>(
        options: Described<Types, Type, false>,
      ): FieldRef<Types, ShapeFromTypeParam<Types, Type, false>, Kind>

      /** The rows of a page. */
      pageRows<Type extends TypeParam<Types>>(
        options: Described<Types, Type, false>,
      ): FieldRef<Types, ShapeFromTypeParam<Types, Type, false>, Kind>
    }
  }
}

/** What all of them come to for Pothos. */
interface Options {
  readonly type: TypeParam<SchemaTypes>
  readonly nullable?: boolean
  readonly description: string
  readonly args?: InputFieldMap
}
/** The part of Pothos' field builder that is needed here. */
interface Builder {
  field(options: object): unknown
}
type Resolve = (parent: unknown, args: object, context: object, info: GraphQLResolveInfo) => unknown

function fieldOf(builder: Builder, options: Options, declaration: Declaration, resolve: Resolve) {
  const extensions = { sql: new SqlField(declaration) }
  return builder.field({ ...options, extensions, resolve })
}

// Pothos' guide to writing plugins adds methods to the prototype.
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

  relation(this: Builder, relation: Relation, { key, with: args, tags, ...options }: Options & RelatedInput) {
    const declaration: RelationDeclaration = {
      kind: 'relation',
      relation,
      tags: tags ?? {},
      args: args ?? (() => undefined),
      key: key ?? null,
    }
    return fieldOf(this, options, declaration, (...given) => resolveRelated(declaration, ...given))
  },

  relatedConnection(
    this: Builder,
    relation: PageRelation,
    {
      key,
      with: args,
      tags,
      refused,
      ...options
    }: Options & RelatedInput & { refused?(args: object, context: object): Promise<never> },
  ) {
    const declaration: PageDeclaration = {
      kind: 'page',
      relation,
      tags: tags ?? {},
      args: args ?? (() => undefined),
      key: key ?? null,
    }
    return fieldOf(this, options, declaration, (parent, args, context, info) => {
      const told = (page: unknown) => (page === null && refused ? refused(args, context) : page)
      const page = resolveRelated(declaration, parent, args, context, info)
      return page instanceof Promise ? page.then(told) : told(page)
    })
  },

  passthrough(this: Builder, options: Options) {
    return fieldOf(this, options, { kind: 'passthrough' }, (row) => row)
  },

  pageRows(this: Builder, options: Options) {
    return fieldOf(this, options, { kind: 'rows' }, (page) => (isRow(page) ? page.rows : null))
  },
})

interface RelatedInput {
  readonly key?: (args: object) => AnyRow
  readonly with?: (asked: Asked) => unknown
  readonly tags?: CacheTags
}
