import { sql } from 'kysely'
import type { Transaction } from '../connection/database.ts'
import type { Entity } from '../relation/entity.ts'
import type { Relation } from '../relation/relation.ts'
import { ARTICLE, type Article } from './article.ts'

export type Correction = {
  readonly articleId: string
  readonly version: number
  readonly text: string
  readonly at: string
}

const CORRECTION: Entity<Correction> = {
  columns: { articleId: 'c.article_id', version: 'c.version', text: 'c.text', at: 'c.at' },
  key: { articleId: 'uuid', version: 'integer' },
  tables: ({ table }) => table('correction', 'c'),
}

/** The corrections up to this version, newest first. */
export const correctionsOfArticle: Relation<Article, Correction, void> = {
  name: 'correctionsOfArticle',
  parent: ARTICLE,
  row: CORRECTION,
  cardinality: 'many',
  rows: (article, correction) =>
    sql`from ${correction.tables}
      where ${correction.column('articleId')} = ${article('id')} and ${correction.column('version')} <= ${article('version')}
      order by ${correction.column('version')} desc`,
}

export async function saveCorrection(
  tx: Transaction,
  { articleId, version, text, at }: Omit<Correction, 'at'> & { readonly at: Date },
): Promise<void> {
  await tx.insertInto('correction').values({ article_id: articleId, version, text, at }).execute()
}
