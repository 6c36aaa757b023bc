import type { ArticleSubmission } from '../../../schema/submission.ts'

/** Where the items go: the newsroom of this process, or a gateway that runs. Throws what the newsroom refuses. */
export type Publish = (submission: ArticleSubmission) => Promise<{ readonly changed: boolean }>

/** Publishes several as one after the other would be, and says of each in its place what became of it. */
export type PublishMany = (
  submissions: readonly ArticleSubmission[],
) => Promise<readonly ({ readonly changed: boolean } | { readonly refused: unknown })[]>

/** What went wrong with one item: it alone is refused, or it may work in a moment, or no item at all will work. */
export type Failure =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'passing'; readonly reason: string; readonly waitMs: number | null }
  | { readonly kind: 'hopeless'; readonly reason: string }
