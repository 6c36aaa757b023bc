import SchemaBuilder, { brandWithType, type SchemaTypes } from '@pothos/core'
import RelayPlugin, { decodeGlobalID } from '@pothos/plugin-relay'
import { type GraphQLSchema, isObjectType } from 'graphql'
import { z } from 'zod'
import type { Context } from './context.ts'
import { DESCRIPTION_PLUGIN } from './description/plugin.ts'
import { badInput } from './errors.ts'
import { POLICY_PLUGIN } from './policy/plugin.ts'
import { SQL_PLUGIN } from './sql-plugin/plugin.ts'

const MAX_NODES = 100
const UUID = z.uuid()
const NOT_AN_ID = 'not an id of this API'

/**
 * The builder of the schema. Output fields are non-null by default, and list items always. Fields of queries and mutations are nullable
 * unless they cannot be refused, so that one that is refused does not discard the results of the others: an error in a non-null root
 * field makes `data` null.
 *
 * Deprecation: before a field or value is renamed or removed, it has a `deprecationReason` that names the replacement for at least
 * one minor version.
 */
export const builder = new SchemaBuilder<{
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    /** An instant in JSON from Postgres is a string. */
    DateTime: { Input: Date; Output: Date | string }
    URL: { Input: string; Output: string }
    LanguageTag: { Input: string; Output: string }
    LogCursor: { Input: string; Output: string }
  }
}>({
  // Of those that wrap resolvers, the policies are the outermost: an unauthorised viewer gets no errors about arguments.
  plugins: [DESCRIPTION_PLUGIN, POLICY_PLUGIN, SQL_PLUGIN, RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    // A malformed id is a value, because one among many must not refuse the others.
    decodeGlobalID: (globalId) => {
      try {
        return decodeGlobalID(globalId)
      } catch {
        return { typename: '', id: '' }
      }
    },
    nodeTypeOptions: { scope: 'public', description: 'An object that can be fetched by its id.' },
    idFieldOptions: { description: 'A globally unique, opaque id for `node`.' },
    nodeQueryOptions: {
      description: 'The object with this id; null if there is none that you may see.',
      nullable: true,
      args: { id: { description: 'An `id` from this API.' } },
      resolve: async (_root, { id }, _context, { schema }, resolveNode) => {
        if (!isNodeId(schema, id)) throw badInput([{ path: ['id'], message: NOT_AN_ID }])
        return branded(await resolveNode(id), id.typename)
      },
    },
    nodesQueryOptions: {
      nullable: { list: true, items: true },
      description:
        'The objects with these ids, in their order; null for each that does not exist or that you may not see, and, with an error, for each that is no id.',
      args: { ids: { description: `At most ${MAX_NODES} ids from this API.` } },
      resolve: async (_root, { ids }, _context, { schema }, resolveNodes) => {
        if (ids.length > MAX_NODES) throw badInput([{ path: ['ids'], message: `at most ${MAX_NODES}` }])
        const asked = [...ids]
        // The plugin resolves the ids of the arguments, whatever it is passed. A malformed one would fail the statement for all.
        ids.splice(0, ids.length, ...asked.filter((id) => isNodeId(schema, id)))
        const nodes = await Promise.all(await resolveNodes(ids))
        return asked.map((id, at) =>
          isNodeId(schema, id)
            ? branded(nodes.shift(), id.typename)
            : badInput([{ path: ['ids', at], message: NOT_AN_ID }]),
        )
      },
    },
    pageInfoTypeOptions: {
      scope: 'public',
      description: 'The position of a page in its list, as in the Relay cursor connections specification.',
    },
    hasNextPageFieldOptions: { description: 'Whether there are edges after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are edges before this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first edge, for `before`.' },
    endCursorFieldOptions: { description: 'The cursor of the last edge, for `after`.' },
  },
})

function isNodeId(
  schema: GraphQLSchema,
  { typename, id }: { readonly typename: string; readonly id: string },
): boolean {
  const type = schema.getType(typename)
  return UUID.safeParse(id).success && isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')
}

interface ByName extends SchemaTypes {
  outputShapes: SchemaTypes['outputShapes'] & Record<string, unknown>
}

/** Adds the type brand: the plugin brands loaded nodes too late if two fields of one request share one. */
function branded<Node>(node: Node, typename: string | undefined): Node {
  if (typename !== undefined) brandWithType<ByName>(node, typename)
  return node
}

builder.queryType({ scope: 'public', description: 'Queries.' })
builder.mutationType({
  description:
    'Mutations. Each needs a token with the scope that it names, or with one that stands for it, and names the codes with which it may be refused besides UNAUTHENTICATED, FORBIDDEN and UNAVAILABLE. A CONFLICT has its `reason`.',
})
builder.subscriptionType({ scope: 'public', description: 'Subscriptions, over WebSocket or server-sent events.' })

/** The types of the builder, for functions that take its argument and field builders. */
export type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
