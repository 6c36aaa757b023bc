import { authorsByIds, authorsBySlugs } from '../db/authors.ts'
import { one } from './batch.ts'

export const authorById = one(authorsByIds, (author) => author.id)
export const authorBySlug = one(authorsBySlugs, (author) => author.slug)
