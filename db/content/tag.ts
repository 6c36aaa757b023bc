import { byIds, bySlug } from '../relation/by-reference.ts'
import type { Entity } from '../relation/entity.ts'
import { ARTICLE } from './article.ts'

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

export const tagBySlug = bySlug('tagBySlug', TAG)

/** The tags of the article, most important first. */
export const tagsOfArticle = byIds('tagsOfArticle', ARTICLE, 'tagIds', TAG)
