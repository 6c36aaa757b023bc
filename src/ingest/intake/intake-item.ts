import type { StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import type { IntakeItem } from '../../../schema/feed/intake-item.ts'
import { type Placement, submissionOf } from '../import/submission.ts'
import type { FeedItem } from '../item.ts'

/** What a feed gives its items. */
export type FeedDefaults = Pick<StoredFeed, 'section' | 'language' | 'tags' | 'labels' | 'source_name'>

/** The sections and labels of the newsroom, which items may name. */
export type KnownNames = Pick<Placement, 'knownSections' | 'knownLabels'>

const STATUS = { usable: 'USABLE', withheld: 'WITHHELD', canceled: 'CANCELED' } as const

/** An item for the newsroom: with the section, language and source name of its feed, and its tags and labels besides its own. */
export function intakeItemOf(item: FeedItem, feed: FeedDefaults, known: KnownNames, now: Date): IntakeItem {
  const placement = { section: feed.section, language: feed.language, ...known }
  const article = submissionOf(item, placement, now)
  const source = article.source && { ...article.source, name: feed.source_name ?? article.source.name }
  return {
    id: item.id,
    link: item.itemUrl,
    status: STATUS[item.pubStatus],
    held: item.held,
    version: item.version,
    versionAt: item.updatedAt,
    sourceUrl: item.feedUrl,
    article: {
      ...article,
      source,
      tags: [...new Set([...(article.tags ?? []), ...feed.tags])],
      labels: [...new Set([...(article.labels ?? []), ...feed.labels])],
    },
  }
}
