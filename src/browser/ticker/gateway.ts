import type { Headline } from './headlines.ts'
import { LIST } from './operations.ts'

export interface TickerHeadlines {
  readonly asOf: string
  readonly nodes: readonly Headline[]
}

/** The gateway has refused the request permanently. */
export class Refused extends Error {
  readonly reason: 'refused' | 'failed'

  constructor(reason: 'refused' | 'failed', message: string) {
    super(message)
    this.reason = reason
  }
}

/** Queries the current headlines. @throws Refused, or the error of `fetch` if the gateway cannot be reached. */
export async function headlines(gateway: string, variables: object, signal: AbortSignal): Promise<TickerHeadlines> {
  const parameters = new URLSearchParams({ query: LIST, variables: JSON.stringify(variables) })
  const headers = { accept: 'application/graphql-response+json, application/json' }
  // Bypasses the browser's cache: a cached response would look like a reachable gateway.
  const init: RequestInit = { headers, signal, credentials: 'omit', cache: 'no-cache' }
  const response = await ask(`${gateway}/graphql?${parameters}`, init)
  if (response.status >= 500 || response.status === 429) throw new Error(`The gateway answered ${response.status}.`)
  const { data, errors } = await response.json()
  if (!data) throw new Refused('failed', `${gateway} answered: ${errors?.[0]?.message ?? response.status}`)
  return data.latestNews
}

/** Browsers do not say whether CORS or the network has blocked a request. */
async function ask(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    const { origin } = new URL(url)
    if (origin === location.origin) throw error
    // `no-cors` succeeds for any origin, without access to the response.
    await fetch(`${origin}/health/live`, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' })
    throw new Refused(
      'refused',
      `${origin} does not answer pages of ${location.origin}. Add it to its ALLOWED_ORIGINS.`,
    )
  }
}
