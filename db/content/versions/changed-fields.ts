import { isDeepStrictEqual } from 'node:util'
import { ARTICLE_CONTENT, type ArticleContent } from '../../tables/article-content.ts'

/** The field of the API that shows a part of the content, if it has another name; null for what follows from another part. */
const FIELDS: { readonly [_ in keyof ArticleContent]?: string | null } = {
  sectionId: 'section',
  otherSectionIds: 'sections',
  authorIds: 'authors',
  tagIds: 'tags',
  leadMediaId: 'leadMedia',
  original: null,
  bodyText: null,
  wordCount: null,
  translationGroup: 'translations',
  relatedUris: 'related',
  sourceId: 'source',
  sourceItemUrl: 'source',
  deskFields: null,
}
const FIELD_OF: ReadonlyMap<string, string | null> = new Map(Object.entries(FIELDS))

/** The field of the API that shows this part of the content; null for what follows from another part. */
export function fieldOf(name: string): string | null {
  return FIELD_OF.has(name) ? (FIELD_OF.get(name) ?? null) : name
}

/** The fields of the API in which two versions differ, in the order of the content. */
export function changedFields(from: ArticleContent, to: ArticleContent): string[] {
  const [before, after] = [new Map<string, unknown>(Object.entries(from)), new Map<string, unknown>(Object.entries(to))]
  const changed = Object.keys(ARTICLE_CONTENT).flatMap((name) => {
    const field = fieldOf(name)
    return field === null || isDeepStrictEqual(before.get(name), after.get(name)) ? [] : field
  })
  return [...new Set(changed)]
}
