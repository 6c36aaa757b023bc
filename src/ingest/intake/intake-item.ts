import type { IntakeItem } from '../../../schema/feed/intake-item.ts'
import { type Placement, submissionOf } from '../import/submission.ts'
import type { FeedItem } from '../item.ts'

const STATUS = { usable: 'USABLE', withheld: 'WITHHELD', canceled: 'CANCELED' } as const

/** An item as the newsroom takes it. */
export function intakeItemOf(item: FeedItem, placement: Placement, now: Date): IntakeItem {
  const { id, itemUrl, pubStatus, held, version, updatedAt, sourceUrl } = item
  return {
    id,
    link: itemUrl,
    status: STATUS[pubStatus],
    held,
    version,
    versionAt: updatedAt,
    sourceUrl,
    // A withdrawal need not say anything.
    article: pubStatus === 'usable' ? submissionOf(item, placement, now) : null,
  }
}
