import type { Facets } from '../db/tables.ts'

/** What filters look at in some story of the section news. */
export const FACETS: Facets = {
  sections: ['news'],
  authors: [],
  tags: [],
  labels: [],
  language: 'en',
  urgency: 5,
  publishedAt: new Date(0).toISOString(),
}
