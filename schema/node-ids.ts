import { encodeGlobalID } from '@pothos/plugin-relay'
import { type GraphQLSchema, isInterfaceType } from 'graphql'

/**
 * Resolves the ids of nodes at once. The Relay plugin's own resolvers promise each of them, twice over, and an answer may
 * have hundreds.
 */
export function resolveIdsAtOnce(schema: GraphQLSchema): GraphQLSchema {
  const node = schema.getType('Node')
  if (!isInterfaceType(node)) throw new Error('the schema has no nodes')
  for (const type of schema.getPossibleTypes(node)) {
    const { id } = type.getFields()
    if (id) id.resolve = (row: { readonly id: string }) => encodeGlobalID(type.name, row.id)
  }
  return schema
}
