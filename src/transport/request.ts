import { z } from 'zod'
import { problem } from '../../schema/problem.ts'
import type { Request } from './operation.ts'

const Parameters = z.strictObject({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
})

/** A JSON body as GraphQL over HTTP has it. @throws BAD_REQUEST, BATCHING_DISABLED */
export function requestFromBody(body: string): Request {
  const parsed = json(body)
  if (Array.isArray(parsed)) throw problem('BATCHING_DISABLED', 'Send one operation at a time.')
  return checked(parsed)
}

/** The parameters of a GET. @throws BAD_REQUEST */
export function requestFromUrl({ searchParams }: URL): Request {
  const given = Object.fromEntries(
    ['query', 'operationName'].flatMap((name) => {
      const value = searchParams.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  const variables = searchParams.get('variables')
  return checked({ ...given, ...(variables !== null && variables !== '' && { variables: json(variables) }) })
}

function checked(value: unknown): Request {
  const parameters = Parameters.safeParse(value)
  if (!parameters.success) {
    throw problem('BAD_REQUEST', 'Send {"query": text, "operationName": text, "variables": object}; query is needed.')
  }
  const { query, operationName, variables } = parameters.data
  return { query, operationName: operationName ?? null, variables: variables ?? {} }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw problem('BAD_REQUEST', 'The request is not well-formed JSON.')
  }
}
