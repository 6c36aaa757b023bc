import type { GraphQLSchema } from 'graphql'
import type { State } from '../../db/connection/snapshot.ts'
import type { Context } from '../../schema/context.ts'
import type { TreeReaders } from '../../schema/read-tree.ts'
import { Executors } from './executors.ts'
import type { FreshRead } from './fresh-reads.ts'
import type { Operations, Request } from './operation.ts'

/** The JSON of an execution result, and the one state of the database that it was answered from. */
export interface DirectAnswer {
  readonly body: string
  readonly state: State
}

/** Null for whatever is not as usual: that is left to those who know what to say then. */
export type AnswerDirectly = (request: Request, context: Context) => Promise<DirectAnswer | null>

/** Answers queries that are sound, are read with one statement, and meet no error: nearly all of what readers ask. */
export function directAnswers(
  schema: GraphQLSchema,
  operations: Operations,
  readers: TreeReaders,
  read: FreshRead,
): AnswerDirectly {
  const executors = new Executors(schema)
  return async (request, context) => {
    const prepared = operations.prepare(request)
    if (!('document' in prepared)) return null
    const { operationName, variables } = request
    const { document } = prepared
    const reader = readers.of({ schema, document, operationName, variableValues: { ...variables } })
    if (!reader?.complete) return null
    const written = reader.write && (await read(reader.write))
    if (written?.note(context.shows)) return { body: `{"data":${written.data}}`, state: written.state }
    const tree = await read(reader.read)
    if (!tree) return null
    const { data, errors } = await executors.of(document, operationName)(tree.root, context, variables)
    return errors ? null : { body: JSON.stringify({ data }), state: tree.state }
  }
}
