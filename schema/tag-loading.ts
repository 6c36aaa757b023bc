import { type Tag, tagsByIds, tagsBySlugs } from '../db/tags.ts'
import { one } from './batch.ts'
import { ALL_NEWS } from './cache-tags.ts'
import type { Context } from './context.ts'

const bySlug = one(tagsBySlugs, (tag) => tag.slug)

/** A tag never changes. */
export const tagById = one(tagsByIds, (tag) => tag.id)

export async function tagBySlug(context: Context, slug: string): Promise<Tag | null> {
  const tag = await bySlug(context, slug)
  // Tags are made with the news that first has them.
  if (tag === null) context.shows(ALL_NEWS)
  return tag
}
