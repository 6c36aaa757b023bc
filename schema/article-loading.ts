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
import { ALL_NEWS, articleTag, uriTag } from './cache-tags.ts'
import type { Context } from './context.ts'
import type { Viewer } from './viewer.ts'

const versionKey = ({ id, version }: VersionKey) => `${id} ${version}`

const byId = one(articlesByIds, (article) => article.id)
const byUri = one(articlesByUris, (article) => article.uri)
const bySlug = one(articlesBySlugs, (article) => article.askedSlug)
const byTranslationGroup = many(translations, (article) => article.translationGroup)

export function articleById(context: Context, id: string): Promise<Article | null> {
  context.shows(articleTag(id))
  return byId(context, id)
}

/** `read` is what was read of it already. */
export function articleByUri(
  context: Context,
  uri: string,
  read?: Article | null,
): Article | null | Promise<Article | null> {
  context.shows(uriTag(uri))
  return read === undefined ? byUri(context, uri) : read
}

/** `read` is what was read of it already. */
export async function articleBySlug(context: Context, slug: string, read?: Article | null): Promise<Article | null> {
  const article = read === undefined ? await bySlug(context, slug) : read
  // Events do not say which slugs there are from now on.
  context.shows(article === null ? ALL_NEWS : articleTag(article.id))
  return article
}

export async function relatedTo(context: Context, { relatedUris }: Article, limit: number): Promise<Article[]> {
  const related = await Promise.all(relatedUris.map((uri) => byUri(context, uri)))
  return related
    .filter((other) => other !== null)
    .filter((other) => other.state === 'USABLE')
    .slice(0, limit)
}

export async function translationsOf(context: Context, { id, translationGroup }: Article): Promise<Article[]> {
  return (await byTranslationGroup(context, translationGroup)).filter((other) => other.id !== id)
}

export const articleVersion = one(articleVersions, versionKey, versionKey)
export const bodyOf = one(bodies, versionKey, versionKey)

/** The article if the viewer may see it: editors see drafts and what was withheld, everyone what is public. */
export function visible<A extends Article>(article: A | null, viewer: Viewer): A | null {
  if (article === null || article.state === 'USABLE') return article
  return viewer.scopes.has('articles:write') ? article : null
}
