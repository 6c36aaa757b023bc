import type { StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import type { StoredItem } from '../../../db/content/feeds/stored-items.ts'
import { WIRE_STEPS } from '../../../db/content/feeds/wire-steps.ts'
import type { StoredArticle } from '../../../db/content/lock-articles.ts'
import type { WireStatus } from '../../../db/tables/feed.ts'
import { type Order, orderOf, type WireVersion } from './compare-versions.ts'

/** A version of an item as it comes. */
export interface WireItem extends WireVersion {
  readonly status: WireStatus
  readonly held: string | null
  readonly digest: string | null
}

/** The item as it is known; null if it never came before. */
export type KnownItem = Pick<
  StoredItem,
  'status' | 'version' | 'version_at' | 'digest' | 'kept_back' | 'article_version'
> | null

export type Decision =
  | { readonly step: 'publish' | 'withhold' | 'cancel' }
  | { readonly step: 'draft' | 'remember'; readonly reason: string }
  /** Nothing is written, apart from the number and time of the version if it is newer. */
  | { readonly step: 'nothing'; readonly outcome: 'OLDER' | 'UNCHANGED'; readonly newer: boolean }

const STRICTNESS: { readonly [_ in WireStatus]: number } = { USABLE: 0, WITHHELD: 1, CANCELED: 2 }

/** What a version of an item does, after what came before, in the state of its article. */
export function decide(
  item: WireItem,
  known: KnownItem,
  article: Pick<StoredArticle, 'state'> | null,
  { publish }: Pick<StoredFeed, 'publish'>,
): Decision {
  const order = known ? orderOf(item, { version: known.version, versionAt: known.version_at }) : 'newer'
  if (order === 'older') return { step: 'nothing', outcome: 'OLDER', newer: false }
  if (known && isCopy(item, known, order)) return { step: 'nothing', outcome: 'UNCHANGED', newer: order === 'newer' }
  const step = known?.status === 'CANCELED' ? 'remember' : WIRE_STEPS[item.status][article?.state ?? 'NONE']
  if (step === 'remember') return { step, reason: reasonToDrop(item, article !== null) }
  if (step !== 'publish') return { step }
  const reason = item.held ?? reasonToWait(known, article, order) ?? (publish === 'DRAFT' ? REVIEW : null)
  return reason === null ? { step } : { step: 'draft', reason }
}

/** Whether it says nothing that the known version does not say. What withdraws more is no copy, whatever its number. */
function isCopy({ status, digest, version }: WireItem, known: NonNullable<KnownItem>, order: Order): boolean {
  if (STRICTNESS[status] > STRICTNESS[known.status]) return false
  if (STRICTNESS[status] < STRICTNESS[known.status]) return order === 'same'
  if (status !== 'USABLE' || digest === known.digest) return true
  // Publishers correct a story without a later time; but what has a number has another one then.
  return order === 'same' && version !== null && known.version !== null && known.digest !== null
}

const REVIEW = 'Its feed publishes nothing without an editor.'

function reasonToWait(known: KnownItem, article: Pick<StoredArticle, 'state'> | null, order: Order): string | null {
  const isWithdrawn = article?.state === 'WITHHELD' && known?.status !== 'WITHHELD'
  if (known?.kept_back || isWithdrawn) return 'The desk has withdrawn the article.'
  if (known?.status === 'WITHHELD' && order === 'unknown') {
    return 'Its source has withdrawn it, and does not say whether this version is newer.'
  }
  return null
}

function reasonToDrop({ status }: WireItem, isKilled: boolean): string {
  if (isKilled) return 'The article was killed, which is final.'
  return status === 'WITHHELD' ? 'Its source has withdrawn it.' : 'Its source has killed it.'
}
