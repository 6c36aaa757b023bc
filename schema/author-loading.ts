import { type Author, authorsBySlugs, authorsByIds as readAuthors } from '../db/authors.ts'
import { one } from './batch.ts'
import { ALL_NEWS, authorTag } from './cache-tags.ts'
import type { Context } from './context.ts'

const byId = one(readAuthors, (author) => author.id)
/** For lists, which are made of more than that. */
export const authorOfSlug = one(authorsBySlugs, (author) => author.slug)

export function authorById(context: Context, id: string): Promise<Author | null> {
  context.shows(authorTag(id))
  return byId(context, id)
}

export async function authorsByIds(context: Context, ids: readonly string[]): Promise<Author[]> {
  const authors = await Promise.all(ids.map((id) => byId(context, id)))
  return authors.filter((author) => author !== null)
}

/** `read` is what was read of them already. */
export async function authorBySlug(context: Context, slug: string, read?: Author | null): Promise<Author | null> {
  const author = read === undefined ? await authorOfSlug(context, slug) : read
  // Authors are made with the news that first names them.
  context.shows(author === null ? ALL_NEWS : authorTag(author.id))
  return author
}
