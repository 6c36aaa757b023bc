import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import type { Code } from '../errors.ts'

export const DESCRIPTION_PLUGIN = 'description'

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      description: DescriptionPlugin<Types>
    }

    export interface FieldOptions {
      /** Of a mutation: the codes with which it may be refused, besides those of the token and the gateway. */
      errors?: readonly Code[]
      /** Of a mutation: its input, as GraphQL. */
      example?: string
    }
  }
}

/** Adds the error codes and the example of each mutation to its description. One without them fails the build of the schema. */
export class DescriptionPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (config.kind !== 'Mutation') return config
    const { errors, example }: { errors?: readonly Code[]; example?: string } = config.pothosOptions
    if (!errors || example === undefined) {
      throw new Error(`${config.name} needs the options errors, its error codes, and example, its input as GraphQL.`)
    }
    const told = `Errors: ${errors.join(', ')}.\nExample: \`${config.name}(input: ${example})\``
    return { ...config, description: `${config.description ?? ''}\n${told}` }
  }
}

SchemaBuilder.registerPlugin(DESCRIPTION_PLUGIN, DescriptionPlugin)
