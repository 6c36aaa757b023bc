import type { Agent } from 'undici'
import { type Answered, type ExchangeLimits, exchange } from './exchange.ts'
import { retryAfterOf } from './retry-after.ts'

/** What is known of the document from the last download. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

export interface Document extends Validators {
  readonly bytes: Buffer
  readonly contentType: string | null
  /** Its `Link` headers. */
  readonly link: string | null
  /** `max-age` of its `Cache-Control`. */
  readonly maxAgeSeconds: number | null
  /** Where the address has moved for good; null if it has not. */
  readonly movedTo: string | null
}

export type Downloaded =
  | { readonly document: Document }
  | { readonly notModified: true; readonly movedTo: string | null }
  /** The source says that the address serves nothing any more. */
  | { readonly gone: true }
  | { readonly failed: string; readonly retryAfter: Date | null }

export const MAX_REDIRECTS = 5
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1'
export const USER_AGENT = 'Tickertape (news gateway)'

/** Downloads what an address serves now. Each redirect is checked like the address itself. Never rejects. */
export async function download(
  agent: Agent,
  url: string,
  { etag, lastModified }: Validators,
  limits: ExchangeLimits,
  stopping: AbortSignal,
): Promise<Downloaded> {
  const headers = {
    accept: ACCEPT,
    'user-agent': USER_AGENT,
    ...(etag !== null && { 'if-none-match': etag }),
    ...(lastModified !== null && { 'if-modified-since': lastModified }),
  }
  let at = url
  let movedTo: string | null = null
  let forGood = true
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await exchange(agent, at, { headers }, limits, stopping)
    if ('problem' in response) return { failed: `${hostOf(at)}: ${response.reason}`, retryAfter: null }
    const next = redirectOf(response, at)
    if (next === null) return outcomeOf(response, at, movedTo, limits)
    if (next === '')
      return { failed: `${hostOf(at)} redirects to an address that is no http or https URL`, retryAfter: null }
    forGood &&= response.status === 301 || response.status === 308
    at = next
    if (forGood) movedTo = at
  }
  return { failed: `${hostOf(url)} redirects more than ${MAX_REDIRECTS} times`, retryAfter: null }
}

/** Null if the response is no redirect; '' if it leads to something that is not read. */
export function redirectOf({ status, headers }: Answered, from: string): string | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null
  const location = headers.get('location')
  const to = location === null ? null : URL.parse(location, from)
  return to && /^https?:$/.test(to.protocol) ? to.href : ''
}

function outcomeOf(
  { status, headers, body }: Answered,
  at: string,
  movedTo: string | null,
  { maxBytes }: ExchangeLimits,
): Downloaded {
  if (status === 304) return { notModified: true, movedTo }
  if (status === 410) return { gone: true }
  if (status !== 200) {
    return {
      failed: `${hostOf(at)} answers with status ${status}`,
      retryAfter: retryAfterOf(headers.get('retry-after'), new Date()),
    }
  }
  if (body === null) return { failed: `${hostOf(at)} serves more than ${maxBytes} bytes`, retryAfter: null }
  const [, maxAge] = /(?:^|[,\s])max-age=(\d{1,9})\b/i.exec(headers.get('cache-control') ?? '') ?? []
  return {
    document: {
      bytes: body,
      contentType: headers.get('content-type'),
      link: headers.get('link'),
      etag: headers.get('etag'),
      lastModified: headers.get('last-modified'),
      maxAgeSeconds: maxAge === undefined ? null : Number(maxAge),
      movedTo,
    },
  }
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url
}
