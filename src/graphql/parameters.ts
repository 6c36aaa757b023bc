import { z } from 'zod'
import { problem } from '../../schema/problem.ts'
import type { NamedDocument } from './documents.ts'

/** What a client sends to have an operation executed: the same over HTTP, WebSocket and SSE. */
export interface Request {
  readonly query: string
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
}

/** The same, when the document may be named in place of sent. */
export type Asked = Omit<Request, 'query'> & NamedDocument

/** As automatic persisted queries have it. */
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

/** A JSON body as GraphQL over HTTP has it. @throws BAD_REQUEST, BATCHING_DISABLED */
export function requestFromBody(body: string): Asked {
  const parsed = json(body)
  if (Array.isArray(parsed)) throw problem('BATCHING_DISABLED', 'Send one operation at a time.')
  return checked(parsed)
}

/** The parameters of a GET. @throws BAD_REQUEST */
export function requestFromUrl({ searchParams }: URL): Asked {
  const given: Record<string, unknown> = {}
  for (const name of ['query', 'documentId', 'operationName']) {
    const value = searchParams.get(name)
    if (value !== null) given[name] = value
  }
  for (const name of ['variables', 'extensions']) {
    const value = searchParams.get(name)
    if (value !== null && value !== '') given[name] = json(value)
  }
  return checked(given)
}

function checked(value: unknown): Asked {
  const parameters = Parameters.safeParse(value)
  if (!parameters.success) {
    throw problem(
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

/** The name of the document, if the client gives one. Whoever sends it as an extension, as older clients do, is understood. */
export function nameIn({ documentId, extensions }: { documentId?: unknown; extensions?: unknown }): string | null {
  if (typeof documentId === 'string') return documentId
  return Extensions.safeParse(extensions).data?.persistedQuery?.sha256Hash ?? null
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw problem('BAD_REQUEST', 'The request is not well-formed JSON.')
  }
}
