/** The payload of `connection_init`. */
export type ConnectionParams = Readonly<Record<string, unknown>>

/**
 * The authorization of a client, in the spellings that clients use: `authorization` in any case, at the top or under `headers`, or
 * a bare token as `authToken`. Null if none of them has a text: clients send an empty one for users who are not signed in.
 */
export function authorizationOf(params: ConnectionParams): string | null {
  const { headers, authToken } = params
  const given = [params, isParams(headers) ? headers : {}]
    .flatMap((names) => Object.entries(names))
    .find(([name, value]) => name.toLowerCase() === 'authorization' && isText(value))?.[1]
  if (isText(given)) return given
  if (!isText(authToken)) return null
  return /^bearer /i.test(authToken) ? authToken : `Bearer ${authToken}`
}

function isParams(value: unknown): value is ConnectionParams {
  return typeof value === 'object' && value !== null
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
