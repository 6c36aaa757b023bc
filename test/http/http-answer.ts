import { expect } from 'vitest'

/** The media types of GraphQL over HTTP: the one of old, and the one whose statuses tell. */
export const OLD = 'application/json'
export const MODERN = 'application/graphql-response+json'

export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Sends exactly this body. */
export async function send(url: string, body: RequestInit['body'], headers: object = {}): Promise<HttpAnswer> {
  const stream = body instanceof ReadableStream ? { duplex: 'half' } : {}
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    ...(body !== undefined && { body }),
    headers: { 'content-type': 'application/json', ...headers },
    ...stream,
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

interface Failure {
  readonly errors: readonly [{ readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }]
}

/** The first error of an answer that must have one, after a look at all of it for what is nobody's business. */
export function failure(text: string): Failure['errors'][0] {
  tellsNothingOfOurInsides(text)
  const { errors }: Failure = JSON.parse(text)
  expect(errors, text).toBeTruthy()
  return errors[0]
}

export function tellsNothingOfOurInsides(text: string): void {
  expect(text).not.toMatch(/\\n +at |:\d+:\d+\)|stacktrace/)
  expect(text).not.toMatch(/node_modules|file:\/\/|\.ts\b|\/(src|schema|db|home|root|tmp)\//)
  expect(text).not.toMatch(/\bselect .+ from|insert into|update .+ set|violates|relation "|kysely|pglite|sqlstate/i)
  expect(text).not.toMatch(/Did you mean/)
}
