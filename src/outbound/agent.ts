import { type LookupAddress, lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { type Addresses, mayCall } from './public-address.ts'

export interface AgentOptions {
  readonly addresses: Addresses
  readonly connectTimeoutMs: number
  /** Resolves host names; the operating system does by default. */
  readonly resolve?: Resolve
}

export type Resolve = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** A host has no address that we may connect to. */
export class NotPublic extends Error {
  constructor(message: string) {
    super(`${message}; OUTBOUND_ADDRESSES=any allows it`)
  }
}

/**
 * Connects to addresses that strangers name. A name is resolved once for each connection, and that very address is connected to:
 * a name that later resolves to another address cannot lead a checked request elsewhere.
 */
export function outboundAgent({ addresses, connectTimeoutMs, resolve = lookup }: AgentOptions): Agent {
  const guarded: LookupFunction = (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '')
      const usable = found.filter(({ address }) => mayCall(address, addresses))
      const [first] = usable
      if (!first) return callback(new NotPublic(`${hostname} has no public address`), '')
      if (options.all) callback(null, usable)
      else callback(null, first.address, first.family)
    })
  }
  const connect = buildConnector({ lookup: guarded, timeout: connectTimeoutMs })
  return new Agent({
    connect(options, callback) {
      // An address is connected to without a lookup.
      if (mayCall(options.hostname, addresses)) connect(options, callback)
      else callback(new NotPublic(`${options.hostname} is not a public address`), null)
    },
  })
}
