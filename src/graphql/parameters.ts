import { z } from 'zod'
import { graphqlError } from '../../schema/errors.ts'
import type { NamedDocument } from './documents.ts'

/** The parameters of a GraphQL request, the same over HTTP, WebSocket and SSE. */
export interface Request {
  readonly query: string
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
  /** Whether the client has asked for `extensions.cost` of the result. */
  readonly tellsCost?: boolean
}

/** The parameters of a request whose document may be given by its id. */
export type Asked = Omit<Request, 'query'> & NamedDocument

/** The `extensions` of a request: automatic persisted queries, and whether the cost is told. */
const Extensions = z.looseObject({
  cost: z.boolean().optional(),
  persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string() }).optional(),
})
const Parameters = z
  .strictObject({
    query: z.string().nullish(),
    documentId: z.string().nullish(),
    operationName: z.string().nullish(),
    variables: z.record(z.string(), z.unknown()).nullish(),
    extensions: Extensions.nullish(),
  })
  .refine(
    ({ query, documentId, extensions }) => typeof (query ?? documentId ?? extensions?.persistedQuery) !== 'undefined',
  )

/** The coercion of variables is recursive. The deepest body of an article has about 50 levels. */
const MAX_VARIABLES_DEPTH = 100

/** Parses a JSON body of GraphQL over HTTP. @throws BAD_REQUEST, BATCHING_DISABLED */
export function requestFromBody(body: string): Asked {
  const parsed = json(body, 'The body')
  if (Array.isArray(parsed)) throw graphqlError('BATCHING_DISABLED', 'Send one operation at a time.')
  return requestFromPayload(parsed)
}

/** Parses the query string of a GET request. @throws BAD_REQUEST */
export function requestFromUrl(searchParams: URLSearchParams): Asked {
  const given: Record<string, unknown> = {}
  for (const name of ['query', 'documentId', 'operationName']) {
    const value = searchParams.get(name)
    if (value !== null) given[name] = value
  }
  for (const name of ['variables', 'extensions']) {
    const value = searchParams.get(name)
    if (value !== null && value !== '') given[name] = json(value, `The parameter ${name}`)
  }
  return requestFromPayload(given)
}

/**
 * Checks parameters that were parsed. An empty `query` beside the id of a document is none: the protocol of WebSocket requires one.
 * So is an empty `operationName`, which clients send for an operation without a name.
 * @throws BAD_REQUEST
 */
export function requestFromPayload(value: unknown): Asked {
  const parameters = Parameters.safeParse(value)
  if (!parameters.success) {
    throw graphqlError(
      'BAD_REQUEST',
      'Send {"query": text, "operationName": text, "variables": object}; query is needed, or documentId in its place.',
    )
  }
  const { query, operationName, variables, extensions } = parameters.data
  const documentId = parameters.data.documentId ?? extensions?.persistedQuery?.sha256Hash ?? null
  if (isDeeperThan(variables, MAX_VARIABLES_DEPTH)) {
    throw graphqlError('BAD_REQUEST', `The variables are nested more than ${MAX_VARIABLES_DEPTH} levels deep.`)
  }
  return {
    query: query === '' && documentId !== null ? null : (query ?? null),
    documentId,
    operationName: operationName || null,
    variables: variables ?? {},
    tellsCost: extensions?.cost === true,
  }
}

/** Goes through the value level by level, because recursion could exhaust the stack. */
function isDeeperThan(value: unknown, depth: number): boolean {
  let level = [value]
  for (let at = 0; at <= depth; at++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    if (level.length === 0) return false
  }
  return true
}

function json(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw graphqlError('BAD_REQUEST', `${what} is not well-formed JSON.`)
  }
}
