import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { LRUCache } from 'lru-cache'

/** The hosts that clients may name, without ports: any, or these. */
export type AllowedHosts = '*' | ReadonlySet<string>

/** The status for a request that names no host of ours (RFC 9110, section 7.4); null if it does. */
export type HostProblem = (request: IncomingMessage) => 400 | 421 | null

/** Memoised by header: clients name one of a few. */
const MEMO_LIMITS = { max: 100, maxSize: 65_536, sizeCalculation: (_status: number, host: string) => host.length + 1 }
const FINE = 200

/**
 * A page whose name was made to lead here (DNS rebinding) names its own host. Addresses in place of a name, `localhost` and names below
 * it cannot be made so.
 */
export function hostProblems(allowed: AllowedHosts): HostProblem {
  const statuses = new LRUCache<string, 200 | 400 | 421>({
    ...MEMO_LIMITS,
    memoMethod: (host) => statusOf(host, allowed),
  })
  return ({ headers: { host }, rawHeaders }) => {
    if (countOfHosts(rawHeaders) > 1) return 400
    const status = host === undefined ? FINE : statuses.memo(host)
    return status === FINE ? null : status
  }
}

function statusOf(host: string, allowed: AllowedHosts): 200 | 400 | 421 {
  const name = URL.parse(`http://${host}`)?.hostname
  if (name === undefined) return 400
  const isLocal = name === 'localhost' || name.endsWith('.localhost') || isIP(name.replace(/^\[|\]$/g, '')) > 0
  return isLocal || allowed === '*' || allowed.has(name) ? FINE : 421
}

/** Of names and values in turn. Node keeps only the first of several. */
function countOfHosts(rawHeaders: readonly string[]): number {
  let count = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    if (name.length === 4 && name.toLowerCase() === 'host') count++
  }
  return count
}
