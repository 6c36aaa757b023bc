import { BlockList, isIP } from 'node:net'

/** Which addresses are connected to: those of the internet, or also private networks and this machine. */
export type Addresses = 'public' | 'any'

/** IANA's special-purpose IPv4 addresses, multicast included: nothing that a stranger may have us call. */
const SPECIAL_IPV4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

/** What is special within 2000::/3, the only IPv6 addresses that are assigned to the public. Some of them lead to IPv4 addresses. */
const SPECIAL_IPV6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const special = new BlockList()
for (const [network, prefix] of SPECIAL_IPV4) special.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of SPECIAL_IPV6) special.addSubnet(network, prefix, 'ipv6')
const assigned = new BlockList()
assigned.addSubnet('2000::', 3, 'ipv6')

/** Whether this is the address of a host on the internet: not this machine, a private network or a cloud's metadata service. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !special.check(address, 'ipv4')
  return isIP(address) === 6 && assigned.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

/** Whether a host may be connected to as far as its name says. A name that is not an address may, until it is resolved. */
export function mayCall(hostname: string, addresses: Addresses): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return addresses === 'any' || isIP(host) === 0 || isPublicAddress(host)
}
