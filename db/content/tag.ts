import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../connection/database.ts'
import { byIds } from '../relation/by-reference.ts'
import type { Entity } from '../relation/entity.ts'
import type { Localized } from '../tables/localized.ts'
import type { TagKind } from '../tables/tag.ts'
import { ARTICLE } from './article.ts'
import { type Directory, directoryOf, isListed, listedBy } from './directory.ts'

export type Tag = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly names: Localized
  readonly kind: TagKind
  readonly description: string | null
}

export const TAG: Entity<Tag> = {
  columns: {
    id: 't.id',
    slug: 't.slug',
    name: 't.name',
    names: 't.names',
    kind: 't.kind',
    description: 't.description',
  },
  key: { id: 'uuid' },
  tables: ({ table }) => table('tag', 't'),
}

export const tagBySlug = listedBy('slug', 'tagBySlug', TAG)
export const tagById = listedBy('id', 'tagById', TAG)

/** The tags of the article, most important first. */
export const tagsOfArticle = byIds('tagsOfArticle', ARTICLE, 'tagIds', TAG)

/** By name. */
export const allTags: Directory<Tag> = directoryOf({
  name: 'allTags',
  row: TAG,
  order: ({ at }) => at('t.sort_name'),
  words: ({ at }) => at('t.words'),
  used: isListed,
})

export interface TagChange {
  readonly slug: string
  readonly name: string
  readonly names?: Localized
  readonly kind?: TagKind
  readonly description?: string | null
}

/** Creates or updates the tag with this slug; undefined fields are unchanged. Returns the id. */
export async function saveTag(tx: Transaction, { slug, name, names, kind, description }: TagChange): Promise<string> {
  const given = {
    name,
    ...(names && { names: JSON.stringify(names) }),
    ...(kind && { kind }),
    ...(description !== undefined && { description }),
  }
  const { id } = await tx
    .insertInto('tag')
    .values({ id: uuidv7(), slug, names: '{}', ...given })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ ...given, updated_at: sql<Date>`now()` }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
