import { type DocumentNode, execute, type GraphQLSchema } from 'graphql'
import type { Context } from '../../schema/context.ts'
import { onOneState } from '../../schema/one-state.ts'
import type { TreeReaders } from '../../schema/read-tree.ts'

/** What an operation says of one state of the news, and which that is. */
export interface Asked {
  readonly data: unknown
  /** Of a statement by statement answer that may mix several states, one before all of them. */
  readonly position: number
  readonly nextDueMs: number | null
  readonly fromOneState: boolean
}

/** What operations of our own are executed with. */
export interface Asking {
  readonly schema: GraphQLSchema
  readonly readers: TreeReaders
}

/**
 * Executes an operation of our own, for a reader without a token.
 * @throws the first of its errors
 */
export async function ask(
  { schema, readers }: Asking,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
  contextValue: Context,
  heard: number,
): Promise<Asked> {
  const args = { schema, document, variableValues, contextValue }
  const { result, state } = await onOneState(readers, args, execute)
  if (result.errors?.[0]) throw result.errors[0]
  const { position, nextDueMs } = state ?? { position: heard, nextDueMs: null }
  return { data: result.data, position, nextDueMs, fromOneState: state !== null }
}
