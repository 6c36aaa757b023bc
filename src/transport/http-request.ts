import type { Context } from '../../schema/context.ts'
import type { Documents } from '../graphql/documents.ts'
import { requestFromBody, requestFromUrl } from '../graphql/parameters.ts'
import type { GraphQLRequest } from './graphql.ts'
import type { ResultType } from './negotiation.ts'

/** A request for `/graphql` as it came: its path with all parameters, and its body where it has one. */
export interface AskedOverHttp {
  readonly accept: ResultType
  readonly address: string
  readonly body: string | null
}

/** @throws BAD_REQUEST and BATCHING_DISABLED for a request that is not well-formed, and what `Documents` refuses. */
export function requestIn(
  { accept, address, body }: AskedOverHttp,
  documents: Documents,
  context: Context,
): GraphQLRequest {
  const asked = body === null ? requestFromUrl(new URL(address, 'http://localhost')) : requestFromBody(body)
  const { operationName, variables } = asked
  const operation = { query: documents.textOf(asked, context.viewer), operationName, variables }
  return { method: body === null ? 'GET' : 'POST', accept, operation, context }
}
