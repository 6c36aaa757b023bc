import type { ArticleSubmission } from '../../schema/submission.ts'

/** Where the items go: the newsroom of this process, or a gateway that runs. Throws what the newsroom refuses. */
export type Publish = (submission: ArticleSubmission) => Promise<{ readonly changed: boolean }>

/** What went wrong with one item: it alone is refused, or it may work in a moment, or no item at all will work. */
export type Failure =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'passing'; readonly reason: string; readonly waitMs: number | null }
  | { readonly kind: 'hopeless'; readonly reason: string }
