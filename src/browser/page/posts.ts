import type { StateSubscription } from '../live/stream.ts'

/** The selection of `live-posts.graphql`. */
export interface PostEvent {
  readonly kind: 'ADDED' | 'EDITED' | 'PINNED' | 'REMOVED' | 'WITHDRAWN' | 'PUBLISHED'
}

/** The subscription to the posts of the live blog that the page shows. Each connection resumes where the last one ended. */
export class PostSubscription implements StateSubscription {
  readonly query: string
  readonly #variables: Readonly<Record<string, unknown>>
  #after: string

  constructor({ query, variables }: StateSubscription, after: string) {
    this.query = query
    this.#variables = variables
    this.#after = after
  }

  get variables(): Readonly<Record<string, unknown>> {
    return { ...this.#variables, after: this.#after }
  }

  reached(cursor: string): void {
    this.#after = cursor
  }
}
