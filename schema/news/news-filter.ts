import type { Facets } from '../../db/tables/facets.ts'
import { builder } from '../builder.ts'
import { badInput, type Issue } from '../errors.ts'

const MAX_VALUES_PER_LIST = 50

/** A filter from a client. */
export interface NewsFilterInput {
  sections?: readonly string[] | null | undefined
  tags?: readonly string[] | null | undefined
  authors?: readonly string[] | null | undefined
  languages?: readonly string[] | null | undefined
  labels?: readonly string[] | null | undefined
  maxUrgency?: number | null | undefined
  publishedFrom?: Date | null | undefined
  publishedBefore?: Date | null | undefined
}

export const NewsFilterInput = builder.inputRef<NewsFilterInput>('NewsFilter').implement({
  description:
    'An article must match every given field, and at least one value of each list. A section includes its subsections. A slug that nothing has matches nothing, until something has it.',
  fields: (t) => ({
    sections: t.stringList({ description: 'Slugs of sections.' }),
    tags: t.stringList({ description: 'Slugs of tags.' }),
    authors: t.stringList({ description: 'Slugs of authors.' }),
    languages: t.field({ type: ['LanguageTag'], description: 'BCP 47 language ranges: `en` includes `en-GB`.' }),
    labels: t.stringList({ description: 'Slugs of labels.' }),
    maxUrgency: t.int({ description: 'The lowest urgency that matches; 1 is the highest.' }),
    publishedFrom: t.field({ type: 'DateTime', description: 'Published at this time or later.' }),
    publishedBefore: t.field({ type: 'DateTime', description: 'Published before this time.' }),
  }),
})

/**
 * Returns the filter if none of its lists is too long.
 * @throws BAD_USER_INPUT
 */
export function checkLists(filter: NewsFilterInput): NewsFilterInput {
  const issues: Issue[] = Object.entries(filter)
    .filter(([, values]) => Array.isArray(values) && values.length > MAX_VALUES_PER_LIST)
    .map(([name]) => ({ path: ['filter', name], message: `at most ${MAX_VALUES_PER_LIST} values` }))
  if (issues.length > 0) throw badInput(issues)
  return filter
}

/** Whether an article with these facets matches the filter. For events; `conditions` has the same rule in SQL. */
export function matches(filter: NewsFilterInput | null | undefined, facets: Facets): boolean {
  if (!filter) return true
  const any = (wanted: readonly string[] | null | undefined, has: readonly string[]) =>
    !wanted || wanted.some((value) => has.includes(value))
  const publishedAt = Date.parse(facets.publishedAt)
  return (
    any(filter.sections, facets.sections) &&
    any(filter.tags, facets.tags) &&
    any(filter.authors, facets.authors) &&
    any(filter.labels, facets.labels) &&
    (!filter.languages ||
      filter.languages.some((range) => facets.language === range || facets.language.startsWith(`${range}-`))) &&
    (typeof filter.maxUrgency !== 'number' || facets.urgency <= filter.maxUrgency) &&
    (!filter.publishedFrom || publishedAt >= filter.publishedFrom.getTime()) &&
    (!filter.publishedBefore || publishedAt < filter.publishedBefore.getTime())
  )
}
