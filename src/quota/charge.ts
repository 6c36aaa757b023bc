import type { IncomingMessage } from 'node:http'
import type { GraphQLError } from 'graphql'
import { rateLimited } from '../../schema/errors.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { networkOf } from './address.ts'
import type { Kind, Quota } from './quota.ts'
import { type TrustedProxies, trusting } from './trusted-proxies.ts'

/** The client of a request. */
export interface Charge {
  /** Counts an operation of the viewer, `price` times. Resolves to RATE_LIMITED if the limit is exceeded, else to null. */
  (viewer: Viewer, price?: number): Promise<GraphQLError | null>
  /** Whose share of what is limited it takes; null for a client without a limit, on this machine. */
  clientOf(viewer: Viewer): string | null
}

/** Reads the client's address immediately: it is not available after the connection is closed. */
export type ChargeFrom = (request: IncomingMessage) => Charge

export interface ChargeParts {
  readonly quota: Quota
  /** Operations in a window; 0: unlimited. */
  readonly most: Readonly<Record<Kind, number>>
  readonly trustedProxies: TrustedProxies
  readonly onRefused: (kind: Kind) => void
}

export function charging({ quota, most, trustedProxies, onRefused }: ChargeParts): ChargeFrom {
  const trusts = trusting(trustedProxies)
  return (request) => {
    const address = networkOf(request, trusts)
    const charge = async ({ subject }: Viewer, price = 1) => {
      const kind = subject === null ? 'address' : 'subject'
      const name = subject ?? address
      if (name === null || most[kind] === 0) return null
      const retryAfter = await quota.take(kind, name, price)
      if (retryAfter === null) return null
      onRefused(kind)
      return rateLimited(retryAfter)
    }
    const clientOf = ({ subject }: Viewer) => (subject === null ? address : `subject ${subject}`)
    return Object.assign(charge, { clientOf })
  }
}
