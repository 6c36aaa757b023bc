import { type GraphQLError, type GraphQLSchema, getDirectiveValues, getVariableValues } from 'graphql'
import { badInput } from '../../../schema/errors.ts'
import { LIVE_DIRECTIVE } from '../../../schema/live-directive.ts'
import { audience, type Viewer } from '../../../schema/viewer/viewer.ts'
import type { Executable } from '../../graphql/answer.ts'
import type { Prepared } from '../../graphql/prepare.ts'
import { identity } from '../identity.ts'

const MAX_THROTTLE_MS = 3_600_000

/** A query that is answered again whenever its answer changes. */
export interface LiveOperation extends Executable {
  /** Operations with the same identity have the same answers. */
  readonly identity: string
  readonly viewer: Viewer
  readonly throttleMs: number
  /** Of the answer that the client has; null for none. */
  readonly etag: string | null
}

/**
 * The live query of a request; null if it is not live. `lastEventId` (SSE) takes precedence over the argument `etag`.
 * @returns errors in its variables. @throws BAD_USER_INPUT
 */
export function liveOperation(
  schema: GraphQLSchema,
  { document, operation, operationName, variables }: Prepared,
  viewer: Viewer,
  lastEventId: string | null,
): LiveOperation | readonly GraphQLError[] | null {
  if (operation.operation !== 'query') return null
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  if (errors) return errors
  const live = getDirectiveValues(LIVE_DIRECTIVE, operation, coerced)
  if (live?.if !== true) return null
  const throttleMs = Number(live.throttle ?? 0)
  if (throttleMs < 0 || throttleMs > MAX_THROTTLE_MS) {
    throw badInput([{ path: ['throttle'], message: `must be from 0 to ${MAX_THROTTLE_MS}` }])
  }
  const { etag } = live
  // Of viewers without scopes, only those without a token are anonymous.
  const who = `${viewer.subject === null ? 'anonymous' : 'token'} ${audience(viewer)}`
  return {
    document,
    operationName,
    variables,
    identity: identity({ document, operationName, variables: coerced, audience: who }),
    viewer: { subject: viewer.subject === null ? null : 'live', scopes: viewer.scopes, expiresAt: null },
    throttleMs,
    etag: lastEventId ?? (typeof etag === 'string' && etag !== '' ? etag : null),
  }
}
