/**
 * graphql-ws refuses a `subscribe` message without the text of a query. One that names its document gets an empty text, which
 * counts as none. Other messages are returned as they are.
 */
export function withQuery(message: string): string {
  if (!/"documentId"|"persistedQuery"/.test(message)) return message
  try {
    const { payload, ...rest } = JSON.parse(message)
    if (typeof payload !== 'object' || payload === null || typeof payload.query === 'string') return message
    return JSON.stringify({ ...rest, payload: { ...payload, query: payload.query ?? '' } })
  } catch {
    return message
  }
}
