import { isIP } from 'node:net'
import { compile } from 'proxy-addr'

/** Hop counts, addresses and networks: `1`, `192.0.2.7`, `10.0.0.0/8`, `loopback`. A proxy is trusted if any of them matches. */
export type TrustedProxies = readonly (number | string)[]

/** Whether the proxy at this address is trusted; `hop` 0 is the one that is connected to the gateway. */
export type Trusts = (address: string, hop: number) => boolean

const MAX_HOPS = 10
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal']

/** Parses a comma-separated list; null if an element is invalid. */
export function trustedProxies(text: string): TrustedProxies | null {
  const given = text.split(',').map((one) => (/^\d+$/.test(one.trim()) ? Number(one) : one.trim()))
  return given.every((one) => (typeof one === 'number' ? one <= MAX_HOPS : isNetwork(one))) ? given : null
}

/** Compiles the list to a predicate. Ports of addresses are ignored. */
export function trusting(trusted: TrustedProxies): Trusts {
  const each = trusted.map((one): Trusts => (typeof one === 'number' ? (_address, hop) => hop < one : compile(one)))
  return (address, hop) => each.some((trusts) => trusts(withoutPort(address), hop))
}

/** Some proxies add the port to an address. */
export function withoutPort(address: string): string {
  return address.replace(/^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2')
}

function isNetwork(text: string): boolean {
  const [address = ''] = text.split('/')
  if (isIP(address) === 0) return NAMED_NETWORKS.includes(text)
  try {
    compile(text)
    return true
  } catch {
    return false
  }
}
