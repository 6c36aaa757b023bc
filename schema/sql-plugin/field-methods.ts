import type {
  CompatibleTypes,
  FieldKind,
  FieldNullability,
  InputFieldMap,
  InputShapeFromFields,
  SchemaTypes,
  ShapeFromTypeParam,
  TypeParam,
} from '@pothos/core'
import type { Columns, Sql } from '../../db/relation/entity.ts'
import type { PageRelation, Relation } from '../../db/relation/relation.ts'
import type { Asked, CacheTags } from './declaration.ts'

/* The types of the methods that `field-builder.ts` adds to Pothos' field builders. */

interface Described<Types extends SchemaTypes, Type extends TypeParam<Types>, Nullable extends FieldNullability<Type>>
  extends PothosSchemaTypes.SqlFieldOptions {
  readonly type: Type
  readonly nullable?: Nullable
}

/** Options of a field that returns rows. `key`: for a root field, the parent row from the arguments. */
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
    /** What each of the methods takes; other plugins may add to it. */
    export interface SqlFieldOptions {
      readonly description: string
      readonly deprecationReason?: string
    }

    export interface FieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > {
      /**
       * The columns that `resolve` reads. It must be synchronous and must not read other columns. A name that is not in a list says
       * that with these arguments `resolve` returns the column as it is, so that Postgres can write it.
       */
      select?:
        | readonly (keyof ParentShape & string)[]
        | ((args: InputShapeFromFields<Args>) => readonly (keyof ParentShape & string)[] | (keyof ParentShape & string))
    }

    export interface RootFieldBuilder<Types extends SchemaTypes, ParentShape, Kind extends FieldKind> {
      /** A column. If it contains JSON objects of an abstract type, `types` maps their member `kind` to the object type. */
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

      /** A value computed in SQL from columns of the row. */
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

      /** A page of a relation. */
      relatedConnection<
        Parent extends object,
        Row extends object,
        RelationArgs,
        Type extends TypeParam<Types>,
        Args extends InputFieldMap,
        Nullable extends FieldNullability<Type> = Types['DefaultFieldNullability'],
      >(
        relation: PageRelation<Parent, Row, RelationArgs>,
        options: Described<Types, Type, Nullable> &
          RelatedOptions<ParentShape, Parent, Row, RelationArgs, Args, Types['Context']>,
      ): FieldRef<Types, ShapeFromTypeParam<Types, Type, Nullable>, Kind>

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
