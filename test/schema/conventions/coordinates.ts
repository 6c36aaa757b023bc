import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql'
import { schema } from '../../../schema/schema.ts'

export interface OutputField {
  /** `Type.field` */
  readonly coordinate: string
  readonly field: GraphQLField<unknown, unknown>
}

export interface Input {
  /** `Type.field(argument)` or `InputType.field` */
  readonly coordinate: string
  readonly input: GraphQLArgument | GraphQLInputField
}

const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type))

/** Every field of every object and interface. */
export const OUTPUT_FIELDS: readonly OutputField[] = types
  .filter((type) => isObjectType(type) || isInterfaceType(type))
  .flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ coordinate: `${type.name}.${field.name}`, field })),
  )

/** Every argument. */
export const ARGUMENTS: readonly Input[] = OUTPUT_FIELDS.flatMap(({ coordinate, field }) =>
  field.args.map((input) => ({ coordinate: `${coordinate}(${input.name})`, input })),
)

/** Every field of every input type. */
export const INPUT_FIELDS: readonly Input[] = types
  .filter(isInputObjectType)
  .flatMap((type) =>
    Object.values(type.getFields()).map((input) => ({ coordinate: `${type.name}.${input.name}`, input })),
  )
