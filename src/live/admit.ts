import { type GraphQLError, type GraphQLSchema, getArgumentValues, getVariableValues, Kind } from 'graphql'
import type { LogExtent } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import { liveField } from '../../schema/live-field.ts'
import { encodeLogCursor } from '../../schema/log-cursor.ts'
import { cursorAhead, cursorExpired, cursorInvalid, problem } from '../../schema/problem.ts'
import { audience } from '../../schema/viewer.ts'
import type { Request } from '../graphql/parameters.ts'
import type { Prepared } from '../graphql/prepare.ts'
import { resumption } from '../log/resumption.ts'
import { identity } from './identity.ts'
import type { Operation } from './rendering.ts'

/** A subscription that may begin, after `from` or with what happens next. */
export interface Admitted {
  readonly operation: Operation
  readonly from: number | null
}

/**
 * Subscription request → what the hub takes. `lastEventId` (SSE) goes before the `after` argument.
 * @returns the errors for the client when it cannot begin. Throws what is no fault of the client's.
 */
export async function admit(
  schema: GraphQLSchema,
  { document, operation }: Prepared,
  request: Request,
  context: Context,
  extent: () => Promise<LogExtent>,
  lastEventId: string | null,
): Promise<Admitted | readonly GraphQLError[]> {
  const [selection, ...others] = operation.selectionSet.selections
  const field = selection?.kind === Kind.FIELD ? schema.getSubscriptionType()?.getFields()[selection.name.value] : null
  const prepare = field ? liveField(field) : null
  if (selection?.kind !== Kind.FIELD || !field || !prepare || others.length > 0) {
    return [problem('BAD_REQUEST', 'Select exactly one field of Subscription, without a fragment around it.')]
  }
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables)
  if (errors) return errors
  const live = await prepare(getArgumentValues(field, selection, coerced), context)
  const cursor = lastEventId ?? live.after
  const from = cursor === null || live.first ? null : await resumed(cursor, extent)
  const scopes = audience(context.viewer)
  const { operationName } = request
  const distinct = { document, operationName, variables: coerced, audience: scopes }
  return { operation: { ...distinct, identity: identity(distinct), live }, from }
}

async function resumed(cursor: string, extent: () => Promise<LogExtent>): Promise<number> {
  const log = await extent()
  const found = resumption(cursor, log)
  if ('from' in found) return found.from
  throw cursorProblem(found.problem, log)
}

/** The error for a cursor that cannot be honoured; `oldest` and `head` are cursors that can. */
export function cursorProblem(kind: 'invalid' | 'expired' | 'ahead', { epoch, oldest, head }: LogExtent): GraphQLError {
  if (kind === 'invalid') return cursorInvalid()
  const reach = {
    oldest: encodeLogCursor({ epoch, position: oldest - 1 }),
    head: encodeLogCursor({ epoch, position: head }),
  }
  return kind === 'expired' ? cursorExpired(reach) : cursorAhead(reach)
}
