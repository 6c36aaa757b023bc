import type { Query } from '../../db/database.ts'
import type { Replicas } from '../../db/replicas.ts'
import { isUnavailable } from '../../db/unavailable.ts'
import type { LogPosition } from '../../schema/log-cursor.ts'
import type { TreeReader } from '../../schema/read-tree.ts'
import type { ReadTree } from '../../schema/tree-statement.ts'

/** How long a copy that was behind, or could not be asked, is left alone. */
export interface ReplicaPatience {
  readonly behindRestMs: number
  readonly awayRestMs: number
}

export type ReplicaOutcome = 'read' | 'behind' | 'away'

/** Null when the resolvers have to read for themselves. */
export type FreshRead = (reader: TreeReader, primary: Query) => Promise<ReadTree | null>

/**
 * Reads from a copy of the database, unless what it gives is from before what this gateway has heard: whoever was told of an
 * event, by push or as `X-News-Cursor`, is not answered from before it. Then, or without a copy, from the database itself.
 */
export function freshReads(
  replicas: Replicas,
  heard: () => LogPosition,
  { behindRestMs, awayRestMs }: ReplicaPatience,
  onRead: (outcome: ReplicaOutcome) => void,
): FreshRead {
  return async (reader, primary) => {
    const replica = replicas.next()
    if (replica) {
      const { epoch, position } = heard()
      const tree = await reader.read(replica.query).catch((error: unknown) => {
        if (!isUnavailable(error)) return null
        replica.rest(awayRestMs)
        onRead('away')
        return null
      })
      if (tree?.state.epoch === epoch && tree.state.position >= position) {
        onRead('read')
        return tree
      }
      if (tree) {
        replica.rest(behindRestMs)
        onRead('behind')
      }
    }
    return reader.read(primary).catch(() => null)
  }
}
