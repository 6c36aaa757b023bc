import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'

interface Facts {
  fsync: string
  synchronous_commit: string
  full_page_writes: string
  trigger: string | null
  heads: number
  behind: boolean
}

/**
 * Why this database could lose events, and how to repair it; null if it cannot. With `durable`, committed events must survive a power
 * failure.
 */
export async function logProblem(query: Query, { durable }: { readonly durable: boolean }): Promise<string | null> {
  const { rows } = await sql<Facts>`
    select current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as synchronous_commit,
      current_setting('full_page_writes') as full_page_writes,
      (select tgenabled::text from pg_trigger
        where tgrelid = 'event'::regclass and tgname = 'event_takes_position' and tgdeferrable and tginitdeferred
          and tgfoid = 'take_position'::regproc)
        as trigger,
      (select count(*)::integer from event_head) as heads,
      exists (select from event, event_head where event.position > event_head.position) as behind`.execute(query)
  const [facts] = rows
  if (!facts) throw new Error('the health query returned no row')
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes'] as const) {
    if (durable && facts[name] === 'off') {
      return `The database has ${name} off: acknowledged news could be lost. Set it to on and reload the server.`
    }
  }
  if (facts.trigger === null) return 'The trigger event_takes_position is missing. Restore the database from a backup.'
  if (facts.trigger !== 'O' && facts.trigger !== 'A') {
    return 'The trigger event_takes_position is disabled. Run: alter table event enable trigger event_takes_position'
  }
  if (facts.heads !== 1) return 'The table event_head must have one row. Restore the database from a backup.'
  if (facts.behind) {
    return 'The log has events beyond its head. Run: update event_head set position = (select max(position) from event)'
  }
  return null
}
