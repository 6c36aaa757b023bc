import type { StateSubscription } from '../live/stream.ts'
import { forgetData } from '../refresh/head.ts'

/** The selection of `live-posts.graphql`. */
export interface PostEvent {
  readonly kind: 'ADDED' | 'EDITED' | 'PINNED' | 'REMOVED' | 'WITHDRAWN' | 'PUBLISHED'
  readonly postId: string | null
}

/** Removes what the event takes from readers. The rest of the page is refetched. */
export function retractPosts({ kind, postId }: PostEvent): void {
  if (kind !== 'REMOVED' && kind !== 'WITHDRAWN') return
  forgetData()
  for (const post of document.querySelectorAll<HTMLElement>('[data-post]')) {
    if (kind === 'WITHDRAWN' || post.dataset.post === postId) post.remove()
  }
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
