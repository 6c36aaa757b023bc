import type { Query } from '../../../db/connection/database.ts'
import type { FeedRoom } from '../../../schema/feed/feed-submission.ts'
import type { PublishingRules } from '../media/alt-texts.ts'
import { createFeed, deleteFeed, moveFeed, updateFeed } from './feeds.ts'
import { intake } from './intake.ts'
import { releaseFields } from './release-fields.ts'

/** The mutations of feeds. `applied` resolves once this gateway has processed the log up to the change: a kill may be among the items. */
export function feedRoom(
  query: Query,
  rules: PublishingRules,
  applied: <T>(change: Promise<T>) => Promise<T>,
): FeedRoom {
  return {
    intake: (items) => applied(intake(query, items, rules)),
    createFeed: (feed) => createFeed(query, feed),
    updateFeed: (change) => updateFeed(query, change),
    pauseFeed: (slug) => moveFeed(query, 'pauseFeed', slug),
    resumeFeed: (slug) => moveFeed(query, 'resumeFeed', slug),
    deleteFeed: (slug) => deleteFeed(query, slug),
    releaseFields: (release) => releaseFields(query, release),
  }
}
