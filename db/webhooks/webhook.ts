import { type Insertable, type Selectable, sql, type UpdateObject } from 'kysely'
import type { Query } from '../connection/database.ts'
import type { LogRange } from '../log/event-log.ts'
import type { WebhookTable } from '../tables/gateways/webhook.ts'
import type { Tables } from '../tables/tables.ts'

export type Webhook = Selectable<WebhookTable>
type Change = UpdateObject<Tables, 'webhook'>

/** Increments the revision, so that the gateway that delivers takes the change into account. */
const CHANGED = { revision: sql<number>`revision + 1` }

/** Delivers at once, whatever happened before. `attempts` stays: the next message may have been received. */
const RESUMED = {
  ...CHANGED,
  failing_since: null,
  last_problem: null,
  due_at: sql<Date>`now()`,
  parked: null,
  parked_at: null,
}

/** Null if there are `most` webhooks already; concurrent calls may exceed it by a few. */
export async function insertWebhook(
  query: Query,
  webhook: Insertable<WebhookTable>,
  most: number,
): Promise<Webhook | null> {
  const { count } = await query
    .selectFrom('webhook')
    .select((row) => row.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(count) >= most) return null
  return query.insertInto('webhook').values(webhook).returningAll().executeTakeFirstOrThrow()
}

export async function webhookById(query: Query, id: string): Promise<Webhook | null> {
  return (await query.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** At most `limit` webhooks, the oldest first. */
export function listWebhooks(query: Query, after: string | null, limit: number): Promise<Webhook[]> {
  const all = query.selectFrom('webhook').selectAll().orderBy('id').limit(limit)
  return (after === null ? all : all.where('id', '>', after)).execute()
}

/** Null if there is no such webhook; the same for the functions below. */
export function changeWebhook(
  query: Query,
  id: string,
  change: Pick<Change, 'url' | 'query' | 'description'>,
): Promise<Webhook | null> {
  return update(query, id, { ...change, ...CHANGED })
}

/** The secret so far signs as well for so long. */
export function replaceSecret(query: Query, id: string, secret: string, seconds: number): Promise<Webhook | null> {
  return update(query, id, {
    ...CHANGED,
    secret,
    previous_secret: sql<string>`secret`,
    previous_secret_until: sql<Date>`now() + make_interval(secs => ${seconds})`,
  })
}

export function resumeWebhook(query: Query, id: string): Promise<Webhook | null> {
  return update(query, id, RESUMED)
}

/** Delivers what comes after this position of the log again. What may have been received before is marked as replayed. */
export function rewindWebhook(
  query: Query,
  id: string,
  position: number,
  { epoch, head }: Pick<LogRange, 'epoch' | 'head'>,
): Promise<Webhook | null> {
  // Of another log, nothing was received. Of the message that was attempted, only this is known: it is not after the head.
  const received = sql<number>`case when epoch <> ${epoch}::uuid then 0
    when attempts > 0 or claim is not null then greatest(replayed_to, ${head}::bigint) else greatest(replayed_to, position) end`
  return update(query, id, { ...RESUMED, attempts: 0, epoch, position, replayed_to: received })
}

export async function deleteWebhook(query: Query, id: string): Promise<boolean> {
  const { numDeletedRows } = await query.deleteFrom('webhook').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

async function update(query: Query, id: string, change: Change): Promise<Webhook | null> {
  const changed = query.updateTable('webhook').set(change).where('id', '=', id).returningAll()
  return (await changed.executeTakeFirst()) ?? null
}
