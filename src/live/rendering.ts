import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import { maskError, type OnError } from '../../schema/mask-error.ts'
import type { Live, Selected } from '../../schema/news/live-field.ts'
import { encodeLogCursor } from '../../schema/paging/log-cursor.ts'
import { type AnswerOperation, resultOf } from '../graphql/answer.ts'
import { binaryString } from './binary-string.ts'
import type { EventBatch } from './event-batch.ts'

/** A validated subscription operation, which can be executed for any event. */
export interface Operation {
  readonly identity: string
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
  readonly audience: string
  readonly live: Live
}

/** The result of an operation for one event. */
export interface Rendered {
  readonly position: number
  readonly cursor: string
  /** The JSON of the execution result as a binary string; null if the event does not match the operation. */
  readonly payload: string | null
}

export interface Renderer {
  /** `conflated` is the number of older events of the same article that this one replaces; 0 by default. */
  event(operation: Operation, event: LoggedEvent, conflated?: number): Promise<Rendered>
  /** Whether the event matches the operation's arguments. */
  matches(operation: Operation, event: LoggedEvent): Promise<boolean>
  /** The initial payload, with the log position that it reflects; null for operations without one. */
  first(operation: Operation, head: number): Promise<Rendered | null>
  /** Call it when text has been retracted: later renderings use nothing that was read before. */
  retract(): void
}

/**
 * Executes subscriptions for one event at a time.
 * @throws UNAVAILABLE errors instead of rendering them: they say nothing about the event, and the caller retries.
 */
export function renderer(answer: AnswerOperation, batch: EventBatch, onError: OnError): Renderer {
  const executeFor = async (operation: Operation, context: Context, select: Select): Promise<Executed> => {
    try {
      const selected = await select()
      if (!selected) return { data: null }
      const { source, position } = selected
      const { data, errors } = resultOf(await answer(operation, context, source))
      return { data: data ?? null, ...(errors && { errors }), ...(position !== undefined && { position }) }
    } catch (error) {
      const unread = new GraphQLError('The event could not be read.', { originalError: asError(error) })
      return { data: null, errors: [maskError(unread, onError)] }
    }
  }
  const render = async (operation: Operation, context: Context, select: Select, position: number) => {
    const result = await executeFor(operation, context, select)
    const { errors } = result
    const unavailable = errors?.find(({ extensions }) => extensions.code === 'UNAVAILABLE')
    if (unavailable) throw unavailable
    const reflected = Math.max(position, result.position ?? 0)
    const cursor = encodeLogCursor({ epoch: context.epoch, position: reflected })
    if (result.data === null && !errors) return { position: reflected, cursor, payload: null }
    const payload = JSON.stringify({ data: result.data, ...(errors && { errors }), extensions: { cursor } })
    return { position: reflected, cursor, payload: binaryString(payload) }
  }
  return {
    event: (operation, event, conflated = 0) =>
      batch.during(event, operation.audience, (context) =>
        render(operation, context, () => operation.live.select(event, context, conflated), event.position),
      ),
    matches: (operation, event) =>
      batch.during(
        event,
        operation.audience,
        async (context) => (await operation.live.select(event, context, 0)) !== null,
      ),
    async first(operation, head) {
      const { first } = operation.live
      if (!first) return null
      const context = batch.fresh(operation.audience)
      return render(operation, context, () => first(context), head)
    },
    retract: () => batch.retract(),
  }
}

type Select = () => Selected | null | Promise<Selected | null>

/** `data` is null without `errors` if the event does not match. */
interface Executed extends Pick<ExecutionResult, 'errors'> {
  readonly data: unknown
  readonly position?: number
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
