import {
  type Article,
  articlesByIds,
  articlesBySlugs,
  articlesByUris,
  articleVersions,
  bodies,
  translations,
  type VersionKey,
} from '../db/articles.ts'
import { many, one } from './batch.ts'
import type { Viewer } from './viewer.ts'

const versionKey = ({ id, version }: VersionKey) => `${id} ${version}`

export const articleById = one(articlesByIds, (article) => article.id)
export const articleByUri = one(articlesByUris, (article) => article.uri)
export const articleBySlug = one(articlesBySlugs, (article) => article.askedSlug)
export const articleVersion = one(articleVersions, versionKey, versionKey)
export const bodyOf = one(bodies, versionKey, versionKey)
export const translationsOf = many(translations, (article) => article.translationGroup)

/** The article if the viewer may see it: editors see drafts and what was withheld, everyone what is public. */
export function visible<A extends Article>(article: A | null, viewer: Viewer): A | null {
  if (article === null || article.state === 'USABLE') return article
  return viewer.scopes.has('articles:write') ? article : null
}
