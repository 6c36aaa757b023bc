import type { Encoding } from '../cache/kept-answer.ts'

/** Weak comparison of the client's `If-None-Match`, as RFC 9110 has it for this header. */
export function isNotModified(given: string | undefined, etag: string): boolean {
  if (given === undefined) return false
  if (given.trim() === '*') return true
  return given.split(',').some((one) => one.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''))
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
