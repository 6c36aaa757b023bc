import type { FeedName, IntakeItem, IntakeResult } from '../../../schema/feed/intake-item.ts'

/** An item, and the feed that brings it. */
export interface Brought {
  readonly feed: FeedName
  /** That of the command line, in place of the feed's. */
  readonly section?: string | null
  readonly item: IntakeItem
}

/** Hands an item to the newsroom, in this process or through a running gateway. Rejects if it cannot be asked. */
export type Take = (brought: Brought) => Promise<IntakeResult>

/** Hands over several items with the same result as one after the other. The results are in the order of the items. */
export type TakeMany = (
  brought: readonly Brought[],
) => Promise<readonly (IntakeResult | { readonly failed: unknown })[]>

/** Why an item was not taken: it is at fault itself, or the failure is temporary, or every item will fail. */
export type Failure =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'fatal'; readonly reason: string }
