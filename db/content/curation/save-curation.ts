import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../connection/database.ts'
import type { Localized } from '../../tables/localized.ts'

export interface CurationChange {
  readonly slug: string
  readonly title?: string
  readonly titles?: Localized
  readonly articleIds: readonly string[]
}

/** Replaces the whole list. The caller has locked the curation with `lockCuration`. Returns the curation's id. */
export async function saveCuration(
  tx: Transaction,
  { slug, title, titles, articleIds }: CurationChange,
): Promise<string> {
  const { id } = await tx
    .insertInto('curation')
    .values({ id: uuidv7(), slug, title: title ?? slug, titles: JSON.stringify(titles ?? {}) })
    .onConflict((conflict) =>
      conflict.column('slug').doUpdateSet((set) => ({
        version: sql<number>`curation.version + 1`,
        updated_at: sql<Date>`now()`,
        title: title ?? set.ref('curation.title'),
        // A title without `titles` replaces the titles in all languages.
        titles: titles ? JSON.stringify(titles) : title === undefined ? set.ref('curation.titles') : '{}',
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('curation_item').where('curation_id', '=', id).execute()
  if (articleIds.length > 0) {
    await tx
      .insertInto('curation_item')
      .values(articleIds.map((article_id, position) => ({ curation_id: id, position, article_id })))
      .execute()
  }
  return id
}

/** Removes a killed article from every curation. Returns the affected curations with their new versions. */
export async function takeOffCurations(
  tx: Transaction,
  articleId: string,
): Promise<{ readonly id: string; readonly version: number }[]> {
  const on = await tx
    .selectFrom('curation_item')
    .innerJoin('curation', 'curation.id', 'curation_item.curation_id')
    .select('curation.slug')
    .distinct()
    .where('article_id', '=', articleId)
    // A fixed lock order, so that two kills cannot deadlock.
    .orderBy('curation.slug')
    .execute()
  for (const { slug } of on) await lockCuration(tx, slug)
  const { rows } = await sql<{ id: string; version: number }>`
    with taken as (delete from curation_item where article_id = ${articleId} returning curation_id)
    update curation c set version = c.version + 1, updated_at = now()
    where c.id in (select curation_id from taken) returning c.id, c.version`.execute(tx)
  return rows
}

export interface StoredCuration {
  readonly id: string
  readonly version: number
  /** All articles, public or not, in editorial order. */
  readonly articleIds: readonly string[]
}

/** Locks the curation with this slug until the transaction ends; null if it does not exist yet. */
export async function lockCuration(tx: Transaction, slug: string): Promise<StoredCuration | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`curation:${slug}`}, 0))`.execute(tx)
  const { rows } = await sql<StoredCuration>`
    select c.id, c.version,
      array(select article_id from curation_item where curation_id = c.id order by position) as "articleIds"
    from curation c where c.slug = ${slug}`.execute(tx)
  return rows[0] ?? null
}
