import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../connection/database.ts'
import { bySlug } from '../relation/by-reference.ts'
import type { Entity } from '../relation/entity.ts'
import type { Relation } from '../relation/relation.ts'
import type { Localized } from '../tables/localized.ts'
import { ARTICLE, type Article } from './article.ts'
import { type Directory, directoryOf } from './directory.ts'

export type Label = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly names: Localized
  readonly description: string | null
}

export const LABEL: Entity<Label> = {
  columns: { id: 'b.id', slug: 'b.slug', name: 'b.name', names: 'b.names', description: 'b.description' },
  key: { id: 'uuid' },
  tables: ({ table }) => table('label', 'b'),
}

export const labelBySlug = bySlug('labelBySlug', LABEL)

/** In the order of the version. Labels are never deleted. */
export const labelsOfArticle: Relation<Article, Label, void> = {
  name: 'labelsOfArticle',
  parent: ARTICLE,
  row: LABEL,
  cardinality: 'many',
  rows: (article, { tables, column }) =>
    sql`from unnest(${article('labels')}) with ordinality as named(slug, place)
      join ${tables} on ${column('slug')} = named.slug order by named.place`,
}

/** By name. */
export const allLabels: Directory<Label> = directoryOf({
  name: 'allLabels',
  row: LABEL,
  order: ({ at }) => at('b.sort_name'),
  words: ({ at }) => at('b.words'),
  used: null,
})

export interface LabelChange {
  readonly slug: string
  readonly name: string
  readonly names?: Localized
  readonly description?: string | null
}

/** Creates or updates the label with this slug; undefined fields are unchanged. Returns the id. */
export async function saveLabel(tx: Transaction, { slug, name, names, description }: LabelChange): Promise<string> {
  const given = {
    name,
    ...(names && { names: JSON.stringify(names) }),
    ...(description !== undefined && { description }),
  }
  const { id } = await tx
    .insertInto('label')
    .values({ id: uuidv7(), slug, names: '{}', ...given })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ ...given, updated_at: sql<Date>`now()` }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
