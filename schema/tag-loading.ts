import { tagsByIds, tagsBySlugs } from '../db/tags.ts'
import { one } from './batch.ts'

export const tagById = one(tagsByIds, (tag) => tag.id)
export const tagBySlug = one(tagsBySlugs, (tag) => tag.slug)
