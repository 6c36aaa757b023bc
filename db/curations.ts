import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { type Article, articleColumns } from './articles.ts'
import type { Query, Transaction } from './connection/database.ts'
import type { Kind } from './selection.ts'
import type { Localized } from './tables/localized.ts'
import type { Tables } from './tables/tables.ts'

export type Curation = Selectable<Tables['curation']> & {
  /** Of all that is on it, public or not. */
  readonly articleIds: readonly string[]
  /** Which state of the log this curation, title and list, belongs to. */
  readonly epoch: string
  readonly logPosition: number
}

export const CURATION: Kind = {
  columns: {
    id: 'u.id',
    slug: 'u.slug',
    title: 'u.title',
    titles: 'u.titles',
    version: 'u.version',
    updated_at: 'u.updated_at',
    epoch: 'h.epoch',
    logPosition: 'h.position',
    articleIds: 'i.ids',
  } satisfies Record<keyof Curation, string>,
  always: ['id'],
  times: ['updated_at'],
}

export function curationsByIds(query: Query, ids: readonly string[]): Promise<Curation[]> {
  return curations(query).where('curation.id', 'in', ids).execute()
}

export function curationsBySlugs(query: Query, slugs: readonly string[]): Promise<Curation[]> {
  return curations(query).where('curation.slug', 'in', slugs).execute()
}

function curations(query: Query) {
  return query
    .selectFrom('curation')
    .innerJoin('event_head', (join) => join.onTrue())
    .selectAll('curation')
    .select(['event_head.epoch', 'event_head.position as logPosition'])
    .select(({ selectFrom, ref }) =>
      sql<
        string[]
      >`array(${selectFrom('curation_item').select('article_id').whereRef('curation_id', '=', ref('curation.id'))})`.as(
        'articleIds',
      ),
    )
}

/** The public articles on these curations, in editorial order. */
export async function articlesOfCurations(
  query: Query,
  ids: readonly string[],
  limit: number,
): Promise<(Article & { readonly curationId: string })[]> {
  const { rows } = await sql<Article & { curationId: string }>`
    select list.id as "curationId", page.*
    from unnest(${ids}::uuid[]) as list(id) cross join lateral (
      select ${articleColumns}
      from curation_item i
        join article a on a.id = i.article_id and a.state = 'USABLE'
        join article_version v on v.article_id = a.id and v.version = a.version
      where i.curation_id = list.id
      order by i.position limit ${limit}
    ) page`.execute(query)
  return rows
}

/** Whether the article is on the curation, visible or not. */
export async function isOnCuration(query: Query, curationId: string, articleId: string): Promise<boolean> {
  const row = await query
    .selectFrom('curation_item')
    .select('position')
    .where('curation_id', '=', curationId)
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  return row !== undefined
}

export interface CurationChange {
  readonly slug: string
  readonly title?: string
  readonly titles?: Localized
  readonly articleIds: readonly string[]
}

/** Writes the whole list. The caller holds the curation by `lockCuration`. Returns the curation's id. */
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
        // A new title is the title in every language until each is named again.
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

/** Takes a killed article off every curation. Gives those it was on, with their new versions. */
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
    // In one order, so that two kills never wait for each other.
    .orderBy('curation.slug')
    .execute()
  for (const { slug } of on) await lockCuration(tx, slug)
  const { rows } = await sql<{ id: string; version: number }>`
    with taken as (delete from curation_item where article_id = ${articleId} returning curation_id)
    update curation c set version = c.version + 1, updated_at = now()
    where c.id in (select curation_id from taken) returning c.id, c.version`.execute(tx)
  return rows
}

/** Holds the curation of this slug until the transaction ends and gives its version; null when there is none yet. */
export async function lockCuration(tx: Transaction, slug: string): Promise<number | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`curation:${slug}`}, 0))`.execute(tx)
  const row = await tx.selectFrom('curation').select('version').where('slug', '=', slug).executeTakeFirst()
  return row?.version ?? null
}
