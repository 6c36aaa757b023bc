import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../connection/database.ts'
import type { Entity } from '../relation/entity.ts'
import type { Relation } from '../relation/relation.ts'
import { ARTICLE, type Article } from './article.ts'

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

export const authorBySlug: Relation<{ readonly slug: string }, Author, void> = {
  name: 'authorBySlug',
  parent: { columns: { slug: 'k.slug' }, key: { slug: 'text' } },
  row: AUTHOR,
  cardinality: 'one',
  rows: (key, author) => sql`from ${author.tables} where ${author.column('slug')} = ${key('slug')}`,
}

/** In the order of the byline. */
export const authorsOfArticle: Relation<Article, Author, void> = {
  name: 'authorsOfArticle',
  parent: ARTICLE,
  row: AUTHOR,
  cardinality: 'many',
  rows: (article, author) =>
    sql`from unnest(${article('authorIds')}) with ordinality as named(id, place)
      join ${author.tables} on ${author.column('id')} = named.id order by named.place`,
}

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
