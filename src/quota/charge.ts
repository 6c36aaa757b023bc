import type { GraphQLError } from 'graphql'
import { rateLimited } from '../../schema/problem.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { networkOf, type Source } from './address.ts'
import type { Kind, Quota } from './quota.ts'

/** Counts something that this viewer wants done from there; RATE_LIMITED when that is too much for now. */
export type Charge = (viewer: Viewer) => Promise<GraphQLError | null>

/** Looks at once where a request comes from: of a connection that is closed nobody can tell. */
export type ChargeFrom = (source: Source) => Charge

export interface ChargeParts {
  readonly quota: Quota
  /** 0: as often as they like. */
  readonly most: Readonly<Record<Kind, number>>
  readonly trustedProxies: number
  readonly onRefused: (kind: Kind) => void
}

export function charging({ quota, most, trustedProxies, onRefused }: ChargeParts): ChargeFrom {
  return (source) => {
    const address = networkOf(source, trustedProxies)
    return async ({ subject }) => {
      const kind = subject === null ? 'address' : 'subject'
      const name = subject ?? address
      if (name === null || most[kind] === 0) return null
      const retryAfter = await quota.take(kind, name)
      if (retryAfter === null) return null
      onRefused(kind)
      return rateLimited(retryAfter)
    }
  }
}
