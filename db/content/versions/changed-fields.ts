import { isDeepStrictEqual } from 'node:util'
import type { ArticleContent } from '../../tables/article-content.ts'

/** The field of the API that shows each part of the content; null for what follows from another part. */
const FIELDS: { readonly [_ in keyof ArticleContent]: string | null } = {
  headline: 'headline',
  standfirst: 'standfirst',
  byline: 'byline',
  dateline: 'dateline',
  slugline: 'slugline',
  language: 'language',
  urgency: 'urgency',
  labels: 'labels',
  sectionId: 'section',
  otherSectionIds: 'sections',
  authorIds: 'authors',
  tagIds: 'tags',
  leadMediaId: 'leadMedia',
  body: 'body',
  original: null,
  bodyText: null,
  wordCount: null,
  relatedUris: 'related',
  sourceId: 'source',
  sourceItemUrl: 'source',
  embargoedUntil: 'embargoedUntil',
  expiresAt: 'expiresAt',
  genre: 'genre',
  access: 'access',
  canonicalUrl: 'canonicalUrl',
  seoTitle: 'seoTitle',
  seoDescription: 'seoDescription',
  socialTitle: 'socialTitle',
  socialDescription: 'socialDescription',
}

/** The fields of the API in which two versions differ, in the order of the content. */
export function changedFields(from: ArticleContent, to: ArticleContent): string[] {
  const [before, after] = [new Map<string, unknown>(Object.entries(from)), new Map<string, unknown>(Object.entries(to))]
  const changed = Object.entries(FIELDS).flatMap(([name, field]) =>
    field === null || isDeepStrictEqual(before.get(name), after.get(name)) ? [] : field,
  )
  return [...new Set(changed)]
}
