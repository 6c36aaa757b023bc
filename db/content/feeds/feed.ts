import type { Entity } from '../../relation/entity.ts'
import type { FeedFormat, FeedPrecedence, FeedPublish, FeedState } from '../../tables/feed.ts'
import { type Directory, directoryOf, listedBy } from '../directory.ts'

/** A feed as JSON: instants are strings. */
export type Feed = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly url: string | null
  readonly format: FeedFormat | null
  readonly section: string | null
  readonly language: string | null
  readonly timeZone: string | null
  readonly tags: readonly string[]
  readonly labels: readonly string[]
  readonly rights: string | null
  readonly sourceName: string | null
  readonly scope: string
  readonly publish: FeedPublish
  readonly precedence: FeedPrecedence
  readonly state: FeedState
  readonly intervalSeconds: number
  readonly nextPollAt: string | null
  readonly lastPolledAt: string | null
  readonly lastSucceededAt: string | null
  readonly consecutiveFailures: number
  readonly lastError: string | null
}

export const FEED: Entity<Feed> = {
  columns: {
    id: 'f.id',
    slug: 'f.slug',
    title: 'f.title',
    url: 'f.url',
    format: 'f.format',
    section: 'f.section',
    language: 'f.language',
    timeZone: 'f.time_zone',
    tags: 'f.tags',
    labels: 'f.labels',
    rights: 'f.rights',
    sourceName: 'f.source_name',
    scope: 'f.scope',
    publish: 'f.publish',
    precedence: 'f.precedence',
    state: 'f.state',
    intervalSeconds: 'f.interval_seconds',
    nextPollAt: 'f.next_poll_at',
    lastPolledAt: 'f.last_polled_at',
    lastSucceededAt: 'f.last_succeeded_at',
    consecutiveFailures: 'f.consecutive_failures',
    lastError: 'f.last_error',
  },
  key: { id: 'uuid' },
  tables: ({ table }) => table('feed', 'f'),
}

export const feedBySlug = listedBy('slug', 'feedBySlug', FEED)
export const feedById = listedBy('id', 'feedById', FEED)

/** By title. */
export const allFeeds: Directory<Feed> = directoryOf({
  name: 'allFeeds',
  row: FEED,
  order: ({ at }) => at('f.sort_name'),
  words: ({ at }) => at('f.words'),
  used: null,
})
