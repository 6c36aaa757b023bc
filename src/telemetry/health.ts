import { sql } from 'kysely'
import type { Query } from '../../db/connection/database.ts'
import { MAX_DELIVERY_STALL_MS, MAX_LOG_SILENCE_MS } from '../config/limits.ts'
import type { Hub } from '../live/hub.ts'
import type { Follower } from '../log/follower.ts'

const MAX_DATABASE_ANSWER_MS = 1_000

/** Checks that the database responds within a second. */
export function databaseCheck(query: Query): () => Promise<string | null> {
  return async () => {
    const late = Promise.withResolvers<string>()
    const timer = setTimeout(() => late.resolve('the database does not answer in time'), MAX_DATABASE_ANSWER_MS)
    const asked = sql`select 1`.execute(query).then(
      () => null,
      () => 'the database cannot be reached',
    )
    return Promise.race([asked, late.promise]).finally(() => clearTimeout(timer))
  }
}

/** Checks whether delivery is stalled, which it can be although the database and the bus work. */
export function deliveryCheck(follower: Follower, hub: Hub): () => string | null {
  return () => {
    if (follower.silentMs > MAX_LOG_SILENCE_MS) return 'the event log has not been read for too long'
    return hub.stalledMs > MAX_DELIVERY_STALL_MS ? 'an event has been waiting too long to be rendered' : null
  }
}
