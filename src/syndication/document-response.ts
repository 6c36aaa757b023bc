import type { StoredResponse } from '../http/cache/response.ts'

/** A feed or a sitemap, as it is sent and cached. `type`: its media type, of UTF-8 text. */
export function documentResponse(
  type: string,
  text: string,
  state: Pick<StoredResponse, 'position' | 'nextDueMs' | 'shareable'>,
  headers: Readonly<Record<string, string>> = {},
): StoredResponse {
  return {
    status: 200,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'last-modified': nextSecond(Date.now()),
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
      ...headers,
    },
    body: Buffer.from(text),
    position: state.position,
    nextDueMs: state.nextDueMs,
    shareable: state.shareable,
  }
}

/**
 * The end of the second in which a response was rendered. HTTP dates have a resolution of a second, and an earlier response of the same
 * second must not be confirmed as unchanged.
 */
function nextSecond(madeAtMs: number): string {
  return new Date((Math.floor(madeAtMs / 1_000) + 1) * 1_000).toUTCString()
}
