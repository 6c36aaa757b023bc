import type { Chance } from '../../chance.ts'
import type { Facets } from './log.ts'

/** A reader's filter, as the GraphQL input. */
export interface Filter {
  readonly sections?: readonly string[]
  readonly languages?: readonly string[]
  readonly tags?: readonly string[]
  readonly labels?: readonly string[]
  readonly maxUrgency?: number
}

/** Each section with its parent. */
export const SECTIONS = { news: null, world: null, europe: 'world', sport: null } as const
export const SECTION_SLUGS = ['news', 'world', 'europe', 'sport'] as const
export const LANGUAGES = ['en', 'en-GB', 'it'] as const
export const TAGS = ['storm', 'budget', 'derby'] as const
export const LABELS = ['breaking', 'live', 'video'] as const

/** Often no filter, often one field, sometimes several. */
export function anyFilter({ below, some }: Chance): Filter {
  const fields = below(3) === 0 ? [] : some(['sections', 'languages', 'tags', 'labels', 'urgency'], 0.35)
  const filter = {
    sections: some(SECTION_SLUGS),
    languages: some(['en', 'it']),
    tags: some(TAGS),
    labels: some(LABELS),
    maxUrgency: 1 + below(9),
  }
  return {
    ...(fields.includes('sections') && { sections: filter.sections }),
    ...(fields.includes('languages') && { languages: filter.languages }),
    ...(fields.includes('tags') && { tags: filter.tags }),
    ...(fields.includes('labels') && { labels: filter.labels }),
    ...(fields.includes('urgency') && { maxUrgency: filter.maxUrgency }),
  }
}

/** An implementation independent of the gateway's, to compare with. */
export function passes(filter: Filter, facets: Facets): boolean {
  if (filter.sections && !facets.sections.some((slug) => filter.sections?.includes(slug))) return false
  if (filter.tags && !facets.tags.some((slug) => filter.tags?.includes(slug))) return false
  if (filter.labels && !facets.labels.some((label) => filter.labels?.includes(label))) return false
  if (filter.languages && !filter.languages.some((range) => `${facets.language}-`.startsWith(`${range}-`))) return false
  return facets.urgency <= (filter.maxUrgency ?? 9)
}
