import { type DocumentNode, execute, type GraphQLSchema } from 'graphql'
import { snapshot } from '../../db/snapshot.ts'
import type { Context } from '../../schema/context.ts'

/** What an operation says of one state of the news, and which that is. */
export interface Asked {
  readonly data: unknown
  /** Of a statement by statement answer that may mix several states, one before all of them. */
  readonly position: number
  readonly nextDueMs: number | null
  readonly fromOneState: boolean
}

/**
 * Executes an operation of our own, for a reader without a token.
 * @throws the first of its errors
 */
export async function ask(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
  context: Context,
  heard: number,
): Promise<Asked> {
  const run = async (contextValue: Context) => {
    const { data, errors } = await execute({ schema, document, variableValues, contextValue })
    if (errors?.[0]) throw errors[0]
    return data
  }
  const asked = await snapshot(context.query, async ({ query, position, nextDueMs }) => ({
    data: await run({ ...context, query }),
    position,
    nextDueMs,
    fromOneState: true,
  }))
  return asked ?? { data: await run(context), position: heard, nextDueMs: null, fromOneState: false }
}
