import type { Selectable } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Query, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

export type Source = Selectable<Tables['source']>

export function sourcesByIds(query: Query, ids: readonly string[]): Promise<Source[]> {
  return query.selectFrom('source').selectAll().where('id', 'in', ids).execute()
}

/** The id of the source of this name and address; created when it is new. */
export async function ensureSource(tx: Transaction, source: Pick<Source, 'name' | 'url'>): Promise<string> {
  const known = await sourceId(tx, source)
  if (known !== undefined) return known
  await tx
    .insertInto('source')
    .values({ id: uuidv7(), ...source })
    .onConflict((conflict) => conflict.columns(['name', 'url']).doNothing())
    .execute()
  const created = await sourceId(tx, source)
  if (created === undefined) throw new Error(`source ${source.name} is not stored`)
  return created
}

async function sourceId(tx: Transaction, { name, url }: Pick<Source, 'name' | 'url'>): Promise<string | undefined> {
  const row = await tx
    .selectFrom('source')
    .select('id')
    .where('name', '=', name)
    .where('url', 'is not distinct from', url)
    .executeTakeFirst()
  return row?.id
}
