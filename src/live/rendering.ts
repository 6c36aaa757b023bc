import { type DocumentNode, type ExecutionResult, execute, GraphQLError, type GraphQLSchema } from 'graphql'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import type { Live, Selected } from '../../schema/live-field.ts'
import { encodeLogCursor } from '../../schema/log-cursor.ts'
import { type OnError, presentable } from '../../schema/presentable.ts'
import { binaryString } from './binary-string.ts'
import type { EventContexts } from './event-contexts.ts'

/** A validated subscription, ready to be executed for any event. */
export interface Operation {
  readonly identity: string
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
  readonly audience: string
  readonly live: Live
}

/** What an event is for one operation. */
export interface Rendered {
  readonly position: number
  readonly cursor: string
  /** The JSON of an execution result as a binary string; null when the event is not for the operation. */
  readonly payload: string | null
}

export interface Renderer {
  /** `conflated`: how many earlier events about the same thing it stands for too; 0 when left out. */
  event(operation: Operation, event: LoggedEvent, conflated?: number): Promise<Rendered>
  /** Whether the event is for the operation. */
  concerns(operation: Operation, event: LoggedEvent): Promise<boolean>
  /** What comes first, as of the log position that it was read at; null for an operation without a beginning. */
  first(operation: Operation, head: number): Promise<Rendered | null>
}

/** Executes operations as queries are executed: the same schema, a fresh context, and one serialisation. */
export function renderer(schema: GraphQLSchema, contexts: EventContexts, onError: OnError): Renderer {
  const render = async (operation: Operation, context: Context, select: Select, position: number) => {
    const result = await executed(schema, operation, context, select)
    const errors = result.errors?.map((error) => presentable(error, onError))
    // Not an answer: whoever asks again later gets it, and nobody is told that there was none.
    const away = errors?.find(({ extensions }) => extensions.code === 'UNAVAILABLE')
    if (away) throw away
    const reached = Math.max(position, result.position ?? 0)
    const cursor = encodeLogCursor({ epoch: context.epoch, position: reached })
    if (result.data === null && !errors) return { position: reached, cursor, payload: null }
    const payload = JSON.stringify({ data: result.data, ...(errors && { errors }), extensions: { cursor } })
    return { position: reached, cursor, payload: binaryString(payload) }
  }
  return {
    event: (operation, event, conflated = 0) =>
      contexts.during(event, operation.audience, (context) =>
        render(operation, context, () => operation.live.select(event, context, conflated), event.position),
      ),
    concerns: (operation, event) =>
      contexts.during(
        event,
        operation.audience,
        async (context) => (await operation.live.select(event, context, 0)) !== null,
      ),
    async first(operation, head) {
      const { first } = operation.live
      if (!first) return null
      const context = contexts.fresh(operation.audience)
      return render(operation, context, () => first(context), head)
    },
  }
}

type Select = () => Selected | null | Promise<Selected | null>

/** `data` null without errors: the event is not for this operation. */
async function executed(
  schema: GraphQLSchema,
  { document, operationName, variables }: Operation,
  contextValue: Context,
  select: Select,
): Promise<Pick<ExecutionResult, 'errors'> & { data: unknown; position?: number }> {
  try {
    const selected = await select()
    if (!selected) return { data: null }
    const { source: rootValue, position } = selected
    const { data, errors } = await execute({
      schema,
      document,
      ...(operationName !== null && { operationName }),
      variableValues: variables,
      rootValue,
      contextValue,
    })
    return { data: data ?? null, ...(errors && { errors }), ...(position !== undefined && { position }) }
  } catch (error) {
    return { data: null, errors: [new GraphQLError('The event could not be read.', { originalError: asError(error) })] }
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
