import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'

/**
 * Gives a log that was restored, copied or failed over a new epoch, so that cursors of the original log are refused. A trigger
 * does the same at the next event; this does it before the first read.
 */
export async function settleEpoch(query: Query): Promise<void> {
  await sql`
    update event_head set epoch = gen_random_uuid(), identity = log_identity() where identity <> log_identity()
  `.execute(query)
}

/** Invalidates every cursor. For a case the database cannot detect, such as a cold copy of its data directory. */
export async function renewEpoch(query: Query): Promise<void> {
  await sql`update event_head set epoch = gen_random_uuid(), identity = log_identity()`.execute(query)
}

/**
 * Renews the epoch if the head is now below a position that was read in this epoch: the log has been replaced by an older one.
 * If several gateways notice, one of them renews it.
 */
export async function renewLostEpoch(query: Query, epoch: string, position: number): Promise<void> {
  await sql`
    update event_head set epoch = gen_random_uuid(), identity = log_identity()
    where epoch = ${epoch}::uuid and position < ${position}
  `.execute(query)
}
