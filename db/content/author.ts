import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../connection/database.ts'
import { byIds } from '../relation/by-reference.ts'
import type { Entity } from '../relation/entity.ts'
import { ARTICLE } from './article.ts'
import { type Directory, directoryOf, isListed, listedBy } from './directory.ts'

export type Author = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly bio: string | null
  readonly avatarId: string | null
}

export const AUTHOR: Entity<Author> = {
  columns: { id: 'n.id', slug: 'n.slug', name: 'n.name', bio: 'n.bio', avatarId: 'n.avatar_id' },
  key: { id: 'uuid' },
  tables: ({ table }) => table('author', 'n'),
}

export const authorBySlug = listedBy('slug', 'authorBySlug', AUTHOR)
export const authorById = listedBy('id', 'authorById', AUTHOR)

/** In the order of the byline. */
export const authorsOfArticle = byIds('authorsOfArticle', ARTICLE, 'authorIds', AUTHOR)

/** By name. */
export const allAuthors: Directory<Author> = directoryOf({
  name: 'allAuthors',
  row: AUTHOR,
  order: ({ at }) => at('n.sort_name'),
  words: ({ at }) => at('n.words'),
  used: isListed,
})

/** Creates or updates the author with this slug; undefined fields are unchanged. Returns the id. */
export async function saveAuthor(
  tx: Transaction,
  slug: string,
  fields: { name: string; bio?: string | null; avatar_id?: string | null },
): Promise<string> {
  const { id } = await tx
    .insertInto('author')
    .values({ id: uuidv7(), slug, ...fields })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ ...fields, updated_at: new Date() }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
