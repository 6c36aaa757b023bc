import type { Label } from './article.ts'

/** What a filter looks at. Slugs; `sections` runs from the article's own section up to the root. */
export interface Facets {
  readonly sections: readonly string[]
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  readonly labels: readonly Label[]
  readonly language: string
  readonly urgency: number
  /** RFC 3339, UTC. */
  readonly publishedAt: string
}

/** Of several versions; null stands for more than could be kept: whoever reads may have been given one. */
export type PastFacets = readonly (Facets | null)[]
