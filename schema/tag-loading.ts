import { tagsByIds as readTags, type Tag, tagsBySlugs } from '../db/tags.ts'
import { one } from './batch.ts'
import { ALL_NEWS } from './cache-tags.ts'
import type { Context } from './context.ts'

/** For lists, which are made of more than that. */
export const tagOfSlug = one(tagsBySlugs, (tag) => tag.slug)

/** A tag never changes. */
export const tagById = one(readTags, (tag) => tag.id)

export async function tagsByIds(context: Context, ids: readonly string[]): Promise<Tag[]> {
  const tags = await Promise.all(ids.map((id) => tagById(context, id)))
  return tags.filter((tag) => tag !== null)
}

/** `read` is what was read of it already. */
export async function tagBySlug(context: Context, slug: string, read?: Tag | null): Promise<Tag | null> {
  const tag = read === undefined ? await tagOfSlug(context, slug) : read
  // Tags are made with the news that first has them.
  if (tag === null) context.shows(ALL_NEWS)
  return tag
}
