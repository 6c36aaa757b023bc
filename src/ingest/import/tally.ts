import type { IntakeOutcome, IntakeResult } from '../../../schema/feed/intake-item.ts'
import type { FeedItem } from '../item.ts'

/** How many items became what. */
export interface Tally {
  readonly read: number
  /** Articles, or new versions of them. */
  readonly published: number
  /** Drafts that wait for an editor. */
  readonly held: number
  /** Articles that are withheld or killed. */
  readonly withdrawn: number
  /** Copies, older versions, and what had been withdrawn before it came. */
  readonly unchanged: number
  /** Items with a newer version in the same document. */
  readonly duplicates: number
  readonly refused: number
  /** Withdrawals and kills that were not done. */
  readonly unheeded: number
}

export type Became = Exclude<keyof Tally, 'read' | 'duplicates'>

export const EMPTY_TALLY: Tally = {
  read: 0,
  published: 0,
  held: 0,
  withdrawn: 0,
  unchanged: 0,
  duplicates: 0,
  refused: 0,
  unheeded: 0,
}

const BECAME: { readonly [_ in IntakeOutcome]: Became } = {
  NEW: 'published',
  NEWER: 'published',
  DRAFT: 'held',
  OLDER: 'unchanged',
  UNCHANGED: 'unchanged',
  WITHHELD: 'withdrawn',
  KILLED: 'withdrawn',
  DROPPED: 'unchanged',
  REFUSED: 'refused',
}

export function became({ pubStatus }: FeedItem, { outcome }: Pick<IntakeResult, 'outcome'>): Became {
  return outcome === 'REFUSED' && pubStatus !== 'usable' ? 'unheeded' : BECAME[outcome]
}

/** What people must know of an item. */
export interface Note {
  readonly kind: 'refused' | 'held as a draft' | 'not withdrawn'
  readonly name: string
  readonly reason: string
}

/** Null if it came in as its source wanted. */
export function noteOf(item: FeedItem, { outcome, reason }: Pick<IntakeResult, 'outcome' | 'reason'>): Note | null {
  if (outcome !== 'REFUSED' && outcome !== 'DRAFT') return null
  const refused = item.pubStatus === 'usable' ? 'refused' : 'not withdrawn'
  const kind = outcome === 'DRAFT' ? 'held as a draft' : refused
  return { kind, name: nameOf(item), reason: reason ?? '' }
}

export function nameOf({ headline, uri }: FeedItem): string {
  return headline || uri
}
