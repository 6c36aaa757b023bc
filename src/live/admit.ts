import { type GraphQLError, type GraphQLSchema, getArgumentValues, getVariableValues, Kind } from 'graphql'
import type { LogRange } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import { graphqlError } from '../../schema/errors.ts'
import { liveField } from '../../schema/news/live-field.ts'
import { cursorProblem, resumption } from '../../schema/paging/resumption.ts'
import { authorize } from '../../schema/policy/policy.ts'
import { audience } from '../../schema/viewer/viewer.ts'
import type { Request } from '../graphql/parameters.ts'
import type { Prepared } from '../graphql/prepare.ts'
import { identity } from './identity.ts'
import type { Operation } from './rendering.ts'

/** A subscription that the hub can start: after the position `from`, or at the head if that is null. */
export interface Admitted {
  readonly operation: Operation
  readonly from: number | null
}

/**
 * Prepares a subscription request for the hub. `lastEventId` (SSE) takes precedence over the `after` argument.
 * @returns errors in the operation's selection or variables.
 * @throws that the viewer may not, errors of its arguments, such as a cursor that cannot be resumed from, and UNAVAILABLE.
 */
export async function admit(
  schema: GraphQLSchema,
  { document, operation }: Prepared,
  request: Request,
  context: Context,
  logRange: () => Promise<LogRange>,
  lastEventId: string | null,
): Promise<Admitted | readonly GraphQLError[]> {
  const [selection, ...others] = operation.selectionSet.selections
  const field = selection?.kind === Kind.FIELD ? schema.getSubscriptionType()?.getFields()[selection.name.value] : null
  const prepare = field ? liveField(field) : null
  if (selection?.kind !== Kind.FIELD || !field || !prepare || others.length > 0) {
    return [graphqlError('BAD_REQUEST', 'Select exactly one field of Subscription, without a fragment around it.')]
  }
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables)
  if (errors) return errors
  authorize(field, context.viewer)
  const live = await prepare(getArgumentValues(field, selection, coerced), context)
  const cursor = lastEventId ?? live.after
  const from = cursor === null || live.first ? null : await resume(cursor, logRange)
  const scopes = audience(context.viewer)
  const { operationName } = request
  const asked = { document, operationName, audience: scopes }
  // Executions coerce the variables themselves; requests that coerce to the same values share one.
  const shared = identity({ ...asked, variables: coerced })
  return { operation: { ...asked, variables: request.variables, identity: shared, live }, from }
}

async function resume(cursor: string, logRange: () => Promise<LogRange>): Promise<number> {
  const range = await logRange()
  const found = resumption(cursor, range)
  if ('from' in found) return found.from
  throw cursorProblem(found.problem, range)
}
