import { collectFields } from '@graphql-tools/utils'
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql'
import type { LogRange } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import { graphqlError } from '../../schema/errors.ts'
import { liveField } from '../../schema/news/live-field.ts'
import { cursorProblem, resumption } from '../../schema/paging/resumption.ts'
import { authorize } from '../../schema/policy/policy.ts'
import { fragmentsOf } from '../../schema/sql-plugin/plan.ts'
import { audience } from '../../schema/viewer/viewer.ts'
import { MAX_REPORTED_ERRORS } from '../graphql/answer.ts'
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
  { document, operation, operationName, variables }: Prepared,
  context: Context,
  logRange: () => Promise<LogRange>,
  lastEventId: string | null,
): Promise<Admitted | readonly GraphQLError[]> {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: MAX_REPORTED_ERRORS,
  })
  if (errors) return errors
  const { field, node } = rootField(schema, document, operation, coerced)
  const prepare = field && liveField(field)
  if (!prepare || !node)
    return [graphqlError('BAD_REQUEST', 'Select a field of Subscription, without @skip or @include.')]
  authorize(field, context.viewer)
  const live = await prepare(getArgumentValues(field, node, coerced), context)
  // Clients send an empty cursor until they have one.
  const cursor = lastEventId ?? (live.after || null)
  const from = cursor === null || live.first ? null : await resume(cursor, logRange)
  const scopes = audience(context.viewer)
  const asked = { document, operationName, audience: scopes }
  // Executions coerce the variables themselves; requests that coerce to the same values share one.
  const shared = identity({ ...asked, variables: coerced })
  return { operation: { ...asked, variables, identity: shared, live }, from }
}

/** The field of Subscription that the operation selects, at once, several times or in fragments: validation allows only one. */
function rootField(
  schema: GraphQLSchema,
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
  variables: Record<string, unknown>,
) {
  const root = schema.getSubscriptionType()
  const found = root && collectFields(schema, fragmentsOf(document), variables, root, selectionSet).fields
  const [node] = found?.values().next().value ?? []
  return { field: node && root?.getFields()[node.name.value], node }
}

async function resume(cursor: string, logRange: () => Promise<LogRange>): Promise<number> {
  const range = await logRange()
  const found = resumption(cursor, range)
  if ('from' in found) return found.from
  throw cursorProblem(found.problem, range)
}
