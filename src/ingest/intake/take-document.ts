import type { Query } from '../../../db/connection/database.ts'
import type { StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import { sectionTree } from '../../../db/content/section-tree.ts'
import type { FeedRoom } from '../../../schema/feed/feed-submission.ts'
import type { IntakeOutcome } from '../../../schema/feed/intake-item.ts'
import type { Slots } from '../../clock/slots.ts'
import type { Placement } from '../import/submission.ts'
import { intakeItemOf } from './intake-item.ts'
import type { Parser } from './parser.ts'

/** A document as it came over HTTP. */
export interface ReceivedDocument {
  readonly bytes: Uint8Array
  readonly contentType: string | null
}

export interface TakenDocument {
  /** The beginning of its text. */
  readonly head: string
  /** How many items had each outcome. */
  readonly outcomes: Readonly<Partial<Record<IntakeOutcome, number>>>
  /** The first items that were refused. */
  readonly refusals: readonly { readonly name: string; readonly reason: string }[]
}

/**
 * Takes all items of a document of the feed; a problem if it cannot be read. What was taken before the feed was paused or deleted stays.
 * @throws what the intake throws: CONFLICT if the feed takes nothing, or takes nothing any more
 */
export type TakeDocument = (
  feed: StoredFeed,
  document: ReceivedDocument,
) => Promise<TakenDocument | { readonly problem: string }>

/** Items that are taken in one transaction. A publish of an editor waits for it: positions in the log follow the order of commits. */
const MAX_ITEMS = 5
const MAX_NAMED_REFUSALS = 20

/** @param taking bounds how many documents are parsed and stored at once; the others wait */
export function takingDocuments(query: Query, intake: FeedRoom['intake'], parser: Parser, taking: Slots): TakeDocument {
  const take: TakeDocument = async (feed, document) => {
    const parsed = await parser.parse({ ...document, format: feed.format, timeZone: feed.time_zone })
    if ('problem' in parsed) return parsed
    const placement = { section: null, language: null, ...(await knownNames(query)) }
    const outcomes: Partial<Record<IntakeOutcome, number>> = {}
    const refusals: { name: string; reason: string }[] = []
    const count = (outcome: IntakeOutcome) => {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    }
    const refuse = (name: string, reason: string) => {
      if (refusals.length < MAX_NAMED_REFUSALS) refusals.push({ name, reason })
    }
    for (let from = 0; from < parsed.items.length; from += MAX_ITEMS) {
      const part = parsed.items.slice(from, from + MAX_ITEMS)
      for (const one of part) {
        if (!('refused' in one)) continue
        count('REFUSED')
        refuse(one.refused.name, one.refused.reason)
      }
      const items = part.flatMap((one) => ('item' in one ? [one.item] : []))
      const now = new Date()
      const results = await intake({
        feed: { by: 'id', value: feed.id },
        items: items.map((item) => intakeItemOf(item, placement, now)),
      })
      for (const [at, { outcome, reason }] of results.entries()) {
        count(outcome)
        if (outcome === 'REFUSED') refuse(items[at]?.headline || items[at]?.id || `item ${from + at + 1}`, reason ?? '')
      }
    }
    return { head: parsed.head, outcomes, refusals }
  }
  return (feed, document) => taking.run(() => take(feed, document))
}

async function knownNames(query: Query): Promise<Pick<Placement, 'knownSections' | 'knownLabels'>> {
  return {
    knownSections: (await sectionTree(query)).byLevel(),
    knownLabels: await query.selectFrom('label').select(['slug', 'name', 'names']).execute(),
  }
}
