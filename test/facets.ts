import type { Facets } from '../db/tables/facets.ts'

/** The facets of an article in the section news, for filters. */
export const FACETS: Facets = {
  sections: ['news'],
  authors: [],
  tags: [],
  labels: [],
  language: 'en',
  urgency: 5,
  publishedAt: new Date(0).toISOString(),
}
