import type { Media } from './block.ts'

export type BodyFormat = 'HTML' | 'TEXT'

/** What the source gave for the body of an article, as it came. */
export interface Original {
  readonly format: BodyFormat
  readonly body: string
  /** What relative URLs in it are resolved against. */
  readonly baseUrl: string | null
  /** What came beside the body; the first is the lead. Null if the lead was given apart from the original. */
  readonly media: readonly Media[] | null
}
