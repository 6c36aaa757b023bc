import type { IncomingHttpHeaders } from 'node:http'
import type { Encoding } from '../cache/kept-answer.ts'

interface Conditional {
  readonly method?: string | undefined
  readonly headers: Pick<IncomingHttpHeaders, 'if-none-match' | 'if-modified-since'>
}

/** Whether the client has it already, as RFC 9110 has it: by tag, compared weakly, and without one by date; never for POST. */
export function isNotModified({ method, headers }: Conditional, etag: string, modified?: string): boolean {
  const { 'if-none-match': tags, 'if-modified-since': date } = headers
  if (method === 'POST') return false
  if (tags === undefined) {
    return date !== undefined && modified !== undefined && Date.parse(date) >= Date.parse(modified)
  }
  if (tags === etag || tags.trim() === '*') return true
  return tags.split(',').some((one) => one.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''))
}

/** A name in a list, unless its weight is zero. */
const takes = (name: string) => new RegExp(`(^|,)\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[\\d.]+)?\\s*(,|$)`, 'i')
const TAKES_BROTLI = takes('br')
const TAKES_GZIP = takes('gzip')

/** The best of what the client's `Accept-Encoding` takes; null for the bytes as they are. */
export function contentEncoding(accepts: string | undefined): Encoding | null {
  if (accepts === undefined) return null
  if (TAKES_BROTLI.test(accepts)) return 'br'
  return TAKES_GZIP.test(accepts) ? 'gzip' : null
}
