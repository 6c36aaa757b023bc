import { type Author, authorsByIds, authorsBySlugs } from '../db/authors.ts'
import { one } from './batch.ts'
import { ALL_NEWS, authorTag } from './cache-tags.ts'
import type { Context } from './context.ts'

const byId = one(authorsByIds, (author) => author.id)
const bySlug = one(authorsBySlugs, (author) => author.slug)

export function authorById(context: Context, id: string): Promise<Author | null> {
  context.shows(authorTag(id))
  return byId(context, id)
}

export async function authorBySlug(context: Context, slug: string): Promise<Author | null> {
  const author = await bySlug(context, slug)
  // Authors are made with the news that first names them.
  context.shows(author === null ? ALL_NEWS : authorTag(author.id))
  return author
}
