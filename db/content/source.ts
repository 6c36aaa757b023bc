import { sql } from 'kysely'
import type { Entity } from '../relation/entity.ts'
import type { Relation } from '../relation/relation.ts'
import { ARTICLE, type Article } from './article.ts'

/** The publisher of an imported item, and the item's URL there. */
export type Source = {
  readonly id: string
  readonly name: string
  readonly url: string | null
  readonly itemUrl: string | null
}

const SOURCE: Entity<Source> = {
  columns: { id: 'o.id', name: 'o.name', url: 'o.url', itemUrl: 'i.url' },
  key: { id: 'uuid' },
  tables: ({ table }) => table('source', 'o'),
}

export const sourceOfArticle: Relation<Article, Source, void> = {
  name: 'sourceOfArticle',
  parent: ARTICLE,
  row: SOURCE,
  cardinality: 'one',
  rows: (article, source) =>
    sql`from ${source.tables} cross join lateral (select ${article('sourceItemUrl')}) as ${sql.id(`i${source.depth}`)}(url)
      where ${source.column('id')} = ${article('sourceId')}`,
}

/** The identity of a source: its name and URL. */
export function sourceKey({ name, url }: Pick<Source, 'name' | 'url'>): string {
  return JSON.stringify([name, url])
}
