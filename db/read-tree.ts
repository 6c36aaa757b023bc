import { type CompiledQuery, sql } from 'kysely'
import type { Query } from './connection/database.ts'
import type { State } from './connection/snapshot.ts'
import type { Related } from './selection.ts'

/** One row: a state of the database, and as JSON what hangs on its roots. */
export type TreeRow = State & Record<string, unknown>

/** What is read at the top, and under which name its row has it. */
export type TreeRoot = Pick<Related, 'as' | 'json'>

/**
 * Everything that hangs on these roots, at any depth, as one statement: so all of it is from one state of the database,
 * and costs one round trip.
 */
export function treeStatement(query: Query, roots: readonly TreeRoot[]): CompiledQuery<TreeRow> {
  const columns = roots.map((root) => sql`, ${root.json(0)} as ${sql.id(root.as)}`)
  return sql<TreeRow>`
    select head.epoch, head.position,
      (select (extract(epoch from min(due_at) - clock_timestamp()) * 1000)::float8 from due_change) as "nextDueMs"
      ${sql.join(columns, sql``)}
    from event_head head`.compile(query)
}
