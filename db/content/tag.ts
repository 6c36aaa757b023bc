import { sql } from 'kysely'
import type { Entity } from '../relation/entity.ts'
import type { Relation } from '../relation/relation.ts'
import { ARTICLE, type Article } from './article.ts'

export type Tag = {
  readonly id: string
  readonly slug: string
  readonly name: string
}

export const TAG: Entity<Tag> = {
  columns: { id: 't.id', slug: 't.slug', name: 't.name' },
  key: { id: 'uuid' },
  tables: ({ table }) => table('tag', 't'),
}

export const tagBySlug: Relation<{ readonly slug: string }, Tag, void> = {
  name: 'tagBySlug',
  parent: { columns: { slug: 'k.slug' }, key: { slug: 'text' } },
  row: TAG,
  cardinality: 'one',
  rows: (key, tag) => sql`from ${tag.tables} where ${tag.column('slug')} = ${key('slug')}`,
}

/** The tags of the article, most important first. */
export const tagsOfArticle: Relation<Article, Tag, void> = {
  name: 'tagsOfArticle',
  parent: ARTICLE,
  row: TAG,
  cardinality: 'many',
  rows: (article, tag) =>
    sql`from unnest(${article('tagIds')}) with ordinality as named(id, place)
      join ${tag.tables} on ${tag.column('id')} = named.id order by named.place`,
}
