import type { Query } from '../../db/connection/database.ts'
import { isUnavailable } from '../../db/connection/errors.ts'
import type { Replicas } from '../../db/connection/replicas.ts'
import type { State } from '../../db/connection/snapshot.ts'
import { TooManyBytes } from '../../db/relation/read-limit.ts'
import type { LogPosition } from '../../schema/paging/log-cursor.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'

/** How long a replica that lags or cannot be reached is out of rotation. */
export interface ReplicaPatience {
  readonly behindRestMs: number
  readonly awayRestMs: number
}

export type ReplicaOutcome = 'read' | 'behind' | 'away'

/**
 * Resolves to null if the database refused the statement; the caller then falls back to resolvers. Rejects with TooManyBytes: resolvers
 * would read as much.
 */
export type FreshRead = <Read extends { readonly state: State }>(
  read: (query: Query) => Promise<Read | null>,
  viewer: Viewer,
) => Promise<Read | null>

/**
 * Reads from a replica if it has replayed everything that this gateway has read of the log, else from the primary: a client that has
 * received an event, or its cursor in `X-News-Cursor`, never gets an older response. Authenticated reads always use the primary,
 * because drafts are written without an event.
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
        if (!isUnavailable(error)) return refused(error)
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
    return read(primary).catch(refused)
  }
}

/** Null for what a statement was refused for. @throws TooManyBytes */
export function refused(error: unknown): null {
  if (error instanceof TooManyBytes) throw error
  return null
}
