import type { ArticleSubmission } from '../../../schema/article/submission.ts'

/** Publishes an item, in this process or through a running gateway. Rejects if the newsroom refuses it. */
export type Publish = (submission: ArticleSubmission) => Promise<{ readonly changed: boolean }>

/** Publishes several items with the same result as one after the other. The outcomes are in the order of the items. */
export type PublishMany = (
  submissions: readonly ArticleSubmission[],
) => Promise<readonly ({ readonly changed: boolean } | { readonly refused: unknown })[]>

/** Why an item failed: it is refused, or the failure is temporary, or every item will fail. */
export type Failure =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'fatal'; readonly reason: string }
