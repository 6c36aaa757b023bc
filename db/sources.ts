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
  await tx
    .insertInto('source')
    .values({ id: uuidv7(), ...source })
    .onConflict((conflict) => conflict.columns(['name', 'url']).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('source')
    .select('id')
    .where('name', '=', source.name)
    .where('url', 'is not distinct from', source.url)
    .executeTakeFirstOrThrow()
  return id
}
