import type { Asked } from '../load/wrk.ts'

/** Uncompressed, so that the sizes are those that are said. */
const HEADERS = { accept: 'application/json', 'accept-encoding': 'identity' }

export const get = (origin: string, query: string, headers: Asked['headers'] = {}): Asked => ({
  origin,
  method: 'GET',
  headers: { ...HEADERS, ...headers },
  requests: [{ path: `/graphql?query=${encodeURIComponent(query)}` }],
})

export const post = (origin: string, query: string): Asked => ({
  origin,
  method: 'POST',
  headers: { ...HEADERS, 'content-type': 'application/json' },
  requests: [{ path: '/graphql', body: JSON.stringify({ query }) }],
})
