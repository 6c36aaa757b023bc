import type { Newsroom } from '../newsroom.ts'

/** What a client is answered, as far as the rows compare it. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly codes: readonly unknown[]
  readonly data: unknown
  readonly extensions: Readonly<Record<string, unknown>>
  readonly bytes: number
}

/** Sends an operation as a stranger, over HTTP. */
export async function query(
  { url }: Newsroom,
  text: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  const body = JSON.stringify({ query: text, variables })
  return get({ url }, '/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
}

export async function get({ url }: Pick<Newsroom, 'url'>, path: string, request: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url + path, { redirect: 'manual', ...request })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  const { errors = [], data = null, extensions = {} } = isJson ? JSON.parse(text) : {}
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    codes: errors.map((error: { extensions: { code: unknown } }) => error.extensions.code),
    data,
    extensions,
    bytes: Buffer.byteLength(text),
  }
}
