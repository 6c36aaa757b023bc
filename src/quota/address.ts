import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { all as addressesOf } from 'proxy-addr'
import { type Trusts, withoutPort } from './trusted-proxies.ts'

/**
 * The network that a request comes from, as far as it is one party's: an IPv4 address, or the /64 of an IPv6 one. Behind
 * trusted proxies, each of which adds to `X-Forwarded-For` the address that it was asked from, it is the nearest address that is
 * not theirs; what stands before that, the client may have made up. Null for a process on this machine.
 */
export function networkOf(request: IncomingMessage, trusts: Trusts): string | null {
  const [connected, ...forwarded] = addressesOf(request, trusts)
  const seen = parsed(forwarded.at(-1))
  if (seen !== null) return network(seen)
  const own = parsed(connected)
  return own === null || own.range() === 'loopback' ? null : network(own)
}

/** An IPv4 address that a socket for both versions shows as an IPv6 one is an IPv4 address; null for what is no address. */
function parsed(text = ''): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const address = withoutPort(text)
  return isIP(address) === 0 ? null : ipaddr.process(address)
}

function network(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  if (address instanceof ipaddr.IPv4) return address.toString()
  const groups = address.parts.slice(0, 4).map((group) => group.toString(16))
  return `${groups.join(':')}::/64`
}
