import { z } from 'zod'
import { graphqlError } from '../../schema/errors.ts'
import type { NamedDocument } from './documents.ts'

/** The parameters of a GraphQL request, the same over HTTP, WebSocket and SSE. */
export interface Request {
  readonly query: string
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
}

/** The parameters of a request whose document may be given by its id. */
export type Asked = Omit<Request, 'query'> & NamedDocument

/** The `extensions` of automatic persisted queries. */
const Extensions = z.looseObject({
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

/** Parses a JSON body of GraphQL over HTTP. @throws BAD_REQUEST, BATCHING_DISABLED */
export function requestFromBody(body: string): Asked {
  const parsed = json(body, 'The body')
  if (Array.isArray(parsed)) throw graphqlError('BATCHING_DISABLED', 'Send one operation at a time.')
  return checked(parsed)
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
  return checked(given)
}

function checked(value: unknown): Asked {
  const parameters = Parameters.safeParse(value)
  if (!parameters.success) {
    throw graphqlError(
      'BAD_REQUEST',
      'Send {"query": text, "operationName": text, "variables": object}; query is needed, or documentId in its place.',
    )
  }
  const { query, operationName, variables } = parameters.data
  return {
    query: query ?? null,
    documentId: nameIn(parameters.data),
    operationName: operationName ?? null,
    variables: variables ?? {},
  }
}

/** The id of the document, from `documentId` or from `extensions.persistedQuery`; null if there is none. */
export function nameIn({ documentId, extensions }: { documentId?: unknown; extensions?: unknown }): string | null {
  if (typeof documentId === 'string') return documentId
  return Extensions.safeParse(extensions).data?.persistedQuery?.sha256Hash ?? null
}

function json(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw graphqlError('BAD_REQUEST', `${what} is not well-formed JSON.`)
  }
}
