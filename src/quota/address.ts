import type { IncomingMessage } from 'node:http'
import { isIPv4, isIPv6 } from 'node:net'

/** The part of a request that tells where it came from. */
export interface Source extends Pick<IncomingMessage, 'headers'> {
  readonly socket: { readonly remoteAddress?: string | undefined }
}

/**
 * The network that a request comes from, as far as it is one party's: an IPv4 address, or the /64 of an IPv6 one. Behind
 * `trustedProxies`, each of which adds to `X-Forwarded-For` whom it was asked by, the one that the outermost of them has
 * seen; whatever stands before that, the client may have made up. Null for this machine itself.
 */
export function networkOf({ headers, socket }: Source, trustedProxies: number): string | null {
  const seen = trustedProxies > 0 ? forwarded(headers, trustedProxies) : null
  if (seen !== null) return seen
  const own = network(socket.remoteAddress ?? '')
  return own === null || own.startsWith('127.') || own === LOOPBACK ? null : own
}

function forwarded(headers: Source['headers'], trustedProxies: number): string | null {
  const askedBy = String(headers['x-forwarded-for'] ?? '').split(',')
  return network(askedBy.at(-trustedProxies)?.trim() ?? '')
}

/** As Node shows IPv4 addresses on a socket for both kinds, which is what nearly all requests come over. */
const MAPPED = /^::ffff:([\d.]+)$/
const LOOPBACK = '0:0:0:0::/64'

/** Null for what is no address. Some proxies write the port too. */
function network(text: string): string | null {
  const address = text.replace(/^\[([^\]]*)\](:\d+)?$|^([\d.]+):\d+$/, '$1$3').replace(/%.*$/, '')
  if (isIPv4(address)) return address
  const [, mappedAsShown] = MAPPED.exec(address) ?? []
  if (mappedAsShown !== undefined && isIPv4(mappedAsShown)) return mappedAsShown
  if (!isIPv6(address)) return null
  // As a host of a URL it is written in one way, without dots.
  const [before = '', after = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const first = before.split(':').filter(Boolean)
  const last = after.split(':').filter(Boolean)
  const groups = [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last]
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return mapped(groups.slice(6))
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** An IPv4 address that a socket for both kinds shows as an IPv6 one. */
function mapped(groups: readonly string[]): string {
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]).join('.')
}
