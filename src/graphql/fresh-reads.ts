import type { Query } from '../../db/connection/database.ts'
import { isUnavailable } from '../../db/connection/errors.ts'
import type { Replicas } from '../../db/connection/replicas.ts'
import type { State } from '../../db/connection/snapshot.ts'
import type { LogPosition } from '../../schema/paging/log-cursor.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'

/** How long a replica that lags or cannot be reached is not used. */
export interface ReplicaPatience {
  readonly behindRestMs: number
  readonly awayRestMs: number
}

export type ReplicaOutcome = 'read' | 'behind' | 'away'

/** Resolves to null if the database refused the statement: resolvers then read for themselves. */
export type FreshRead = <Read extends { readonly state: State }>(
  read: (query: Query) => Promise<Read | null>,
  viewer: Viewer,
) => Promise<Read | null>

/**
 * Reads from a replica, unless it lags behind what this gateway has heard: a client that was told of an event, by push or as
 * `X-News-Cursor`, never gets an answer from before it. Then, or without replicas, from the primary. A viewer with a token
 * is always answered from the primary: it may have written what has no event, such as a draft.
 */
export function freshReads(
  primary: Query,
  replicas: Replicas,
  heard: () => LogPosition,
  { behindRestMs, awayRestMs }: ReplicaPatience,
  onRead: (outcome: ReplicaOutcome) => void,
): FreshRead {
  return async (read, { subject }) => {
    const replica = subject === null ? replicas.next() : null
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
