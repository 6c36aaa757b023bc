import { sql } from 'kysely'
import type { Entity } from '../../relation/entity.ts'
import type { Relation } from '../../relation/relation.ts'
import { ARTICLE, type Article } from '../article.ts'

export type Revision = {
  readonly articleId: string
  readonly version: number
  readonly at: string
  readonly headline: string
  readonly note: string | null
  readonly by: string | null
}

const REVISION: Entity<Revision> = {
  columns: {
    articleId: 'v.article_id',
    version: 'v.version',
    at: 'v.created_at',
    headline: 'v.headline',
    note: 'v.note',
    by: 'v.created_by',
  },
  key: { articleId: 'uuid', version: 'integer' },
  tables: ({ table }) => table('article_version', 'v'),
}

/** All versions of an article below `before`, newest first. */
export const revisionsOfArticle: Relation<
  Article,
  Revision,
  { readonly before: number | null; readonly limit: number }
> = {
  name: 'revisionsOfArticle',
  parent: ARTICLE,
  row: REVISION,
  cardinality: 'many',
  rows: (article, revision, { before, limit }) =>
    sql`from ${revision.tables} where ${revision.column('articleId')} = ${article('id')}
      ${before === null ? sql`` : sql`and ${revision.column('version')} < ${before}`}
      order by ${revision.column('version')} desc limit ${limit}`,
}
