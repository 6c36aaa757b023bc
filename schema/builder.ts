import SchemaBuilder, { brandWithType, type SchemaTypes } from '@pothos/core'
import RelayPlugin from '@pothos/plugin-relay'
import { z } from 'zod'
import type { Context } from './context.ts'
import { badInput } from './problem.ts'
import { SQL_PLUGIN } from './sql-plugin/plugin.ts'

const MAX_NODES = 100
const UUID = z.uuid()

/**
 * The one builder of the schema. Output fields are not null unless they say so; a list never holds null. Mutation fields are
 * nullable, so that one that is refused leaves the answers of the others in the request (`null` would replace all of `data`).
 *
 * Deprecation: a field or value that is to go gets a `deprecationReason` with its replacement and stays for at least
 * one minor version; nothing is renamed or removed without that.
 */
export const builder = new SchemaBuilder<{
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    /** As JSON from Postgres has an instant, or a date of our own. */
    DateTime: { Input: Date; Output: Date | string }
    URL: { Input: string; Output: string }
    LanguageTag: { Input: string; Output: string }
  }
}>({
  plugins: [SQL_PLUGIN, RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    nodeTypeOptions: { description: 'An object that can be fetched by its id.' },
    idFieldOptions: { description: 'A globally unique, opaque id for `node`.' },
    nodeQueryOptions: {
      description: 'The object with this id; null if there is none that you may see.',
      nullable: true,
      args: { id: { description: 'An `id` from this API.' } },
      resolve: async (_root, { id }, _context, _info, resolveNode) => {
        if (!UUID.safeParse(id.id).success) throw badInput([{ path: ['id'], message: 'not an id of this API' }])
        return branded(await resolveNode(id), id.typename)
      },
    },
    nodesQueryOptions: {
      description:
        'The objects with these ids, in their order; null for each that does not exist or that you may not see.',
      args: { ids: { description: `At most ${MAX_NODES} ids from this API.` } },
      resolve: async (_root, { ids }, _context, _info, resolveNodes) => {
        if (ids.length > MAX_NODES) throw badInput([{ path: ['ids'], message: `at most ${MAX_NODES}` }])
        // One that no row can have would fail the statement for all the others.
        const issues = ids.flatMap(({ id }, at) =>
          UUID.safeParse(id).success ? [] : [{ path: ['ids', at], message: 'not an id of this API' }],
        )
        if (issues.length > 0) throw badInput(issues)
        const nodes = await Promise.all(await resolveNodes(ids))
        return nodes.map((node, at) => branded(node, ids[at]?.typename))
      },
    },
    pageInfoTypeOptions: {
      description: 'The position of a page in its list, as in the Relay cursor connections specification.',
    },
    hasNextPageFieldOptions: { description: 'Whether there are edges after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are edges before this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first edge, for `before`.' },
    endCursorFieldOptions: { description: 'The cursor of the last edge, for `after`.' },
  },
})

interface ByName extends SchemaTypes {
  outputShapes: SchemaTypes['outputShapes'] & Record<string, unknown>
}

/** The plugin brands what it loads, but not in time what two fields of one request share. */
function branded<Node>(node: Node, typename: string | undefined): Node {
  if (typename !== undefined) brandWithType<ByName>(node, typename)
  return node
}

builder.queryType({ description: 'Queries.' })
builder.mutationType({ description: 'Mutations. Each needs a token with the scope that it names.' })
builder.subscriptionType({ description: 'Subscriptions, over WebSocket or server-sent events.' })
