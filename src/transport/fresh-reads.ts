import type { Query } from '../../db/connection/database.ts'
import { isUnavailable } from '../../db/connection/errors.ts'
import type { Replicas } from '../../db/connection/replicas.ts'
import type { State } from '../../db/connection/snapshot.ts'
import type { LogPosition } from '../../schema/log-cursor.ts'

/** How long a copy that was behind, or could not be asked, is left alone. */
export interface ReplicaPatience {
  readonly behindRestMs: number
  readonly awayRestMs: number
}

export type ReplicaOutcome = 'read' | 'behind' | 'away'

/** Null when the resolvers have to read for themselves. */
export type FreshRead = <Read extends { readonly state: State }>(
  read: (query: Query) => Promise<Read | null>,
) => Promise<Read | null>

/**
 * Reads from a copy of the database, unless what it gives is from before what this gateway has heard: whoever was told of an
 * event, by push or as `X-News-Cursor`, is not answered from before it. Then, or without a copy, from the database itself.
 */
export function freshReads(
  primary: Query,
  replicas: Replicas,
  heard: () => LogPosition,
  { behindRestMs, awayRestMs }: ReplicaPatience,
  onRead: (outcome: ReplicaOutcome) => void,
): FreshRead {
  return async (read) => {
    const replica = replicas.next()
    if (replica) {
      const { epoch, position } = heard()
      const found = await read(replica.reads).catch((error: unknown) => {
        if (!isUnavailable(error)) return null
        replica.rest(awayRestMs)
        onRead('away')
        return null
      })
      if (found?.state.epoch === epoch && found.state.position >= position) {
        onRead('read')
        return found
      }
      if (found) {
        replica.rest(behindRestMs)
        onRead('behind')
      }
    }
    return read(primary).catch(() => null)
  }
}
