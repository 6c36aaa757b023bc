import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { all as addressesOf } from 'proxy-addr'
import { type Trusts, withoutPort } from './trusted-proxies.ts'

/**
 * The client's network: its IPv4 address, or the /64 prefix of its IPv6 address. Behind trusted proxies it is the last address in
 * `X-Forwarded-For` that is not a trusted proxy; clients can forge those before it. Null for a client on this machine.
 */
export function networkOf(request: IncomingMessage, trusts: Trusts): string | null {
  const [connected, ...forwarded] = addressesOf(request, trusts)
  const seen = parsed(forwarded.at(-1))
  if (seen !== null) return network(seen)
  const own = parsed(connected)
  return own === null || own.range() === 'loopback' ? null : network(own)
}

/** Parses an address. An IPv4-mapped IPv6 address, as dual-stack sockets report it, becomes IPv4. Null for an invalid address. */
function parsed(text = ''): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const address = withoutPort(text)
  return isIP(address) === 0 ? null : ipaddr.process(address)
}

function network(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  if (address instanceof ipaddr.IPv4) return address.toString()
  const groups = address.parts.slice(0, 4).map((group) => group.toString(16))
  return `${groups.join(':')}::/64`
}
