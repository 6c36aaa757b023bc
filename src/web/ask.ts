import { type DocumentNode, execute, type GraphQLSchema } from 'graphql'
import type { Context } from '../../schema/context.ts'
import { onOneState } from '../../schema/one-state.ts'
import type { TreeReaders } from '../../schema/read-tree.ts'

/** The result of an operation and the log position that it reflects. */
export interface Asked {
  readonly data: unknown
  /** If the result may mix several snapshots, a position before all of them. */
  readonly position: number
  readonly nextDueMs: number | null
  readonly fromOneState: boolean
}

/** The services that page operations are executed with. */
export interface Asking {
  readonly schema: GraphQLSchema
  readonly readers: TreeReaders
}

/**
 * Executes a page operation as an anonymous viewer.
 * @throws the first error of the result
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
