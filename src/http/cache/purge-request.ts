export interface Cdn {
  readonly url: string
  /** Sent as a bearer token; null for none. */
  readonly token: string | null
}

/** A purge that can never succeed as it is: repeating it would hold up all later ones. */
export class PurgeRefused extends Error {}

/** Statuses that say that the request itself is wrong, not the client, its token or the time. */
const REFUSALS = new Set([400, 411, 413, 414, 422, 431])

/** Sends one purge of these tags. @throws PurgeRefused, and other errors for what may succeed later */
export async function sendPurge(
  { url, token }: Cdn,
  tags: string,
  position: number,
  signal: AbortSignal,
): Promise<void> {
  const headers = headersOf({
    'surrogate-key': tags,
    'x-news-position': String(position),
    ...(token !== null && { authorization: `Bearer ${token}` }),
  })
  const answer = await fetch(url, { method: 'POST', headers, signal })
  await answer.body?.cancel()
  if (answer.ok) return
  const message = `the CDN responded with ${answer.status} to a purge`
  throw REFUSALS.has(answer.status) ? new PurgeRefused(message) : new Error(message)
}

function headersOf(given: Record<string, string>): Headers {
  try {
    return new Headers(given)
  } catch (error) {
    throw new PurgeRefused('a tag of a purge is no value of a header', { cause: error })
  }
}
