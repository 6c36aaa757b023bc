import { sql } from 'kysely'
import type { Query } from '../../connection/database.ts'
import { bySlug } from '../../relation/by-reference.ts'
import type { Entity } from '../../relation/entity.ts'
import type { Relation } from '../../relation/relation.ts'
import type { Localized } from '../../tables/localized.ts'
import { ARTICLE, type Article, isPublic, isShown } from '../article.ts'
import { type Directory, directoryOf } from '../directory.ts'

export type Curation = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly titles: Localized
  readonly version: number
  readonly updatedAt: string
  /** All articles of the curation, public or not, in editorial order. */
  readonly articleIds: readonly string[]
  /** The log position that this curation, with its title and list, reflects. */
  readonly epoch: string
  readonly logPosition: number
}

export const CURATION: Entity<Curation> = {
  columns: {
    id: 'u.id',
    slug: 'u.slug',
    title: 'u.title',
    titles: 'u.titles',
    version: 'u.version',
    updatedAt: 'u.updated_at',
    epoch: 'h.epoch',
    logPosition: 'h.position',
    articleIds: 'i.ids',
  },
  key: { id: 'uuid' },
  tables: ({ table, at, depth }) =>
    sql`${table('curation', 'u')} cross join ${table('event_head', 'h')} cross join lateral (
      select array(select article_id from curation_item where curation_id = ${at('u.id')} order by position) as ids
    ) as ${sql.id(`i${depth}`)}`,
}

export const curationBySlug = bySlug('curationBySlug', CURATION)

/** By title. */
export const allCurations: Directory<Curation> = directoryOf({
  name: 'allCurations',
  row: CURATION,
  order: ({ at }) => at('u.sort_name'),
  words: ({ at }) => at('u.words'),
  used: ({ column }) => sql`exists (
    select from curation_item item join article on article.id = item.article_id and article.published_at is not null
      and article.facets is not null where item.curation_id = ${column('id')})`,
})

/** The public articles of the curation, in editorial order. */
export const articlesOfCuration: Relation<Curation, Article, { readonly limit: number }> = {
  name: 'articlesOfCuration',
  parent: CURATION,
  row: ARTICLE,
  cardinality: 'many',
  rows: (curation, article, { limit }) =>
    sql`from curation_item item join (${article.tables})
        on ${article.column('id')} = item.article_id and ${isShown(article)} and ${isPublic(article)}
      where item.curation_id = ${curation('id')}
      order by item.position limit ${sql.lit(limit)}`,
}

/** Whether the curation contains the article, public or not. */
export async function isOnCuration(query: Query, curationId: string, articleId: string): Promise<boolean> {
  const row = await query
    .selectFrom('curation_item')
    .select('position')
    .where('curation_id', '=', curationId)
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  return row !== undefined
}
