import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'

/**
 * Gives a log that was restored, copied or failed over an epoch of its own, so that the cursors of the log that it was
 * made from are refused. The trigger does the same at the next event; here it is done before anybody reads.
 */
export async function settleEpoch(query: Query): Promise<void> {
  await sql`
    update event_head set epoch = gen_random_uuid(), identity = log_identity() where identity <> log_identity()
  `.execute(query)
}

/** For what cannot be seen from inside, such as a cold copy of the data directory: refuses every cursor there is. */
export async function renewEpoch(query: Query): Promise<void> {
  await sql`update event_head set epoch = gen_random_uuid(), identity = log_identity()`.execute(query)
}

/**
 * The log has gone back behind a position that was read from it under this epoch: what comes now is another log. Of all
 * gateways that notice, one renews the epoch.
 */
export async function renewLostEpoch(query: Query, epoch: string, position: number): Promise<void> {
  await sql`
    update event_head set epoch = gen_random_uuid(), identity = log_identity()
    where epoch = ${epoch}::uuid and position < ${position}
  `.execute(query)
}
