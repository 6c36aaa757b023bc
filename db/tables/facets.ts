/** The values that filters compare. Names are slugs; `sections` lists the article's section and all sections above it. */
export interface Facets {
  readonly sections: readonly string[]
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  readonly labels: readonly string[]
  readonly language: string
  readonly urgency: number
  /** RFC 3339, UTC. */
  readonly publishedAt: string
}

/** The facets of several versions. Null means that there were more versions than are stored, so any subscriber may have received one. */
export type PastFacets = readonly (Facets | null)[]
