import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Query, Transaction } from '../../connection/database.ts'
import type { FeedTable } from '../../tables/feed.ts'

export type StoredFeed = Selectable<FeedTable>
export type NewFeed = Omit<Insertable<FeedTable>, 'id'>
export type FeedChange = Updateable<FeedTable>

export async function storedFeed(query: Query, slug: string): Promise<StoredFeed | null> {
  return (await query.selectFrom('feed').selectAll().where('slug', '=', slug).executeTakeFirst()) ?? null
}

export async function feedWithId(query: Query, id: string): Promise<StoredFeed | null> {
  return (await query.selectFrom('feed').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** The oldest feed whose items belong to the scope, or that is polled at this address. */
export async function feedOfScope(query: Query, scope: string): Promise<StoredFeed | null> {
  const found = await query
    .selectFrom('feed')
    .selectAll()
    .where((feed) => feed.or([feed('scope', '=', scope), feed('url', '=', scope)]))
    .orderBy(sql`scope = ${scope}`, 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst()
  return found ?? null
}

/** Null if another feed has the slug or the address. */
export async function insertFeed(tx: Transaction, feed: NewFeed): Promise<StoredFeed | null> {
  const stored = await tx
    .insertInto('feed')
    .values({ id: uuidv7(), ...feed })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  return stored ?? null
}

/** Null if there is no feed with this slug. */
export async function changeFeed(query: Query, slug: string, change: FeedChange): Promise<StoredFeed | null> {
  const stored = await query
    .updateTable('feed')
    .set({ ...change, updated_at: sql<Date>`now()` })
    .where('slug', '=', slug)
    .returningAll()
    .executeTakeFirst()
  return stored ?? null
}

/** Its articles stay, and so does what is known of its items. False if there is no feed with this slug. */
export async function removeFeed(query: Query, slug: string): Promise<boolean> {
  const { numDeletedRows } = await query.deleteFrom('feed').where('slug', '=', slug).executeTakeFirst()
  return numDeletedRows > 0n
}
