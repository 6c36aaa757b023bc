import type { Headline } from '../../templates/news.ts'

/** The selection of `live-news.graphql`. */
export interface LiveEvent {
  readonly kind: 'PUBLISHED' | 'UPDATED' | 'CORRECTED' | 'WITHHELD' | 'CANCELED' | 'EXPIRED' | 'LEFT'
  readonly articleId: string
  readonly note: string | null
  readonly article: Headline | null
}
