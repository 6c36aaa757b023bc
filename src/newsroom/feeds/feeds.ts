import type { GraphQLError } from 'graphql'
import { z } from 'zod'
import type { Query } from '../../../db/connection/database.ts'
import { sqlState } from '../../../db/connection/errors.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { FEED_TRANSITIONS } from '../../../db/content/feeds/feed-states.ts'
import { changeFeed, insertFeed, removeFeed, type StoredFeed, storedFeed } from '../../../db/content/feeds/save-feed.ts'
import { moveItems } from '../../../db/content/feeds/stored-items.ts'
import { findReferences } from '../../../db/content/references.ts'
import type { FeedFormat } from '../../../db/tables/feed.ts'
import { badInput, conflict, notFound } from '../../../schema/errors.ts'
import type { FeedSubmission } from '../../../schema/feed/feed-submission.ts'
import { unknownNames } from '../publish/unknown-names.ts'
import { language, optional, optionalLines, required, url, whole } from '../validation/field-rules.ts'
import { checkSlug } from '../validation/names.ts'
import { contentRules } from '../validation/submission.ts'
import { validate } from '../validation/validate.ts'

const DAY_SECONDS = 86_400
const MIN_INTERVAL_SECONDS = 30
const AT = ['input']
const UNIQUE_VIOLATION = '23505'

const timeZone = z.string().refine((zone) => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).format() !== ''
  } catch {
    return false
  }
}, 'not a time zone such as Europe/Rome')

const FORMATS = [
  'RSS',
  'ATOM',
  'JSON_FEED',
  'NINJS',
  'NEWSML_G2',
  'NEWSML_1',
  'NITF',
  'SITEMAP',
  'WORDPRESS',
  'GHOST',
  'GUARDIAN',
  'AP',
  'LDRS',
] as const satisfies readonly FeedFormat[]

const Rules = z.object({
  title: required(200).nullish(),
  url: url.nullish(),
  format: z.enum(FORMATS).nullish(),
  section: required(200).nullish(),
  language: language.nullish(),
  timeZone: timeZone.nullish(),
  tags: contentRules.tags.optional(),
  labels: contentRules.labels.optional(),
  rights: optionalLines(5_000).optional(),
  sourceName: optional(200).optional(),
  scope: required(1_000).nullish(),
  publish: z.enum(['LIVE', 'DRAFT']).nullish(),
  precedence: z.enum(['DESK', 'WIRE']).nullish(),
  intervalSeconds: whole(MIN_INTERVAL_SECONDS, DAY_SECONDS).nullish(),
})

/** Creates a feed. Returns its id. @throws BAD_USER_INPUT; CONFLICT if another feed has the slug or the address */
export async function createFeed(query: Query, given: FeedSubmission): Promise<string> {
  checkSlug(given.slug, [...AT, 'slug'])
  const { slug } = given
  const change = await checked(query, given)
  return transact(query, async (tx) => {
    const title = change.title ?? slug
    const feed = { scope: slug, ...change, slug, title, ...(change.url && { next_poll_at: new Date() }) }
    const made = await insertFeed(tx, feed)
    if (!made) throw taken(slug)
    return made.id
  })
}

/** Changes what is given; with another scope, its items move there. Returns the id. @throws BAD_USER_INPUT, NOT_FOUND; CONFLICT if another feed has the address */
export async function updateFeed(query: Query, given: FeedSubmission): Promise<string> {
  const change = await checked(query, given)
  // What another address has answered says nothing about this one.
  const polled =
    change.url === undefined ? {} : { etag: null, last_modified: null, next_poll_at: change.url ? new Date() : null }
  const changing = transact(query, async (tx) => {
    const changed = await changeFeed(tx, given.slug, { ...change, ...polled })
    if (changed && change.scope) await moveItems(tx, changed.id, change.scope)
    return changed
  })
  const changed = await changing.catch((error: unknown) => {
    throw sqlState(error) === UNIQUE_VIOLATION ? taken(given.slug) : error
  })
  if (!changed) throw notFound(`feed "${given.slug}"`)
  return changed.id
}

/** Returns the id. @throws NOT_FOUND */
export async function moveFeed(query: Query, verb: 'pauseFeed' | 'resumeFeed', slug: string): Promise<string> {
  return transact(query, async (tx) => {
    const feed = await storedFeed(tx, slug)
    if (!feed) throw notFound(`feed "${slug}"`)
    const state = FEED_TRANSITIONS[verb][feed.state]
    const resumed = { consecutive_failures: 0, last_error: null, next_poll_at: feed.url === null ? null : new Date() }
    await changeFeed(tx, slug, { state, ...(verb === 'resumeFeed' && resumed) })
    return feed.id
  })
}

/** Its articles stay. @throws NOT_FOUND */
export async function deleteFeed(query: Query, slug: string): Promise<void> {
  if (!(await removeFeed(query, slug))) throw notFound(`feed "${slug}"`)
}

/** What people decide of a feed. */
type FeedSettings = Partial<
  Pick<
    StoredFeed,
    | ('title' | 'url' | 'format' | 'section' | 'language' | 'time_zone' | 'tags' | 'labels' | 'rights' | 'source_name')
    | ('scope' | 'publish' | 'precedence' | 'interval_seconds')
  >
>

async function checked(query: Query, given: FeedSubmission): Promise<FeedSettings> {
  const { timeZone, sourceName, intervalSeconds, scope, publish, precedence, title, tags, labels, ...same } = validate(
    Rules,
    given,
    AT,
  )
  const { url: address, format, section, language: spoken, rights } = same
  const named = { sections: section ? [section] : [], labels: labels ?? [], translated: [] }
  const stored = await findReferences(query, [], named)
  const unknown = unknownNames({ labels, ...(section && { section }) }, stored, AT)
  if (unknown.length > 0) throw badInput(unknown)
  return {
    ...(address !== undefined && { url: address }),
    ...(format !== undefined && { format }),
    ...(section !== undefined && { section }),
    ...(spoken !== undefined && { language: spoken }),
    ...(rights !== undefined && { rights }),
    ...(timeZone !== undefined && { time_zone: timeZone }),
    ...(sourceName !== undefined && { source_name: sourceName }),
    ...(given.tags !== undefined && { tags: [...(tags ?? [])] }),
    ...(given.labels !== undefined && { labels: [...(labels ?? [])] }),
    ...(title && { title }),
    ...(scope && { scope }),
    ...(publish && { publish }),
    ...(precedence && { precedence }),
    ...(intervalSeconds && { interval_seconds: intervalSeconds }),
  }
}

function taken(slug: string): GraphQLError {
  const message = `Another feed has the slug "${slug}" or the same address. Change that one, or give this one another.`
  return conflict(message, 0, { reason: 'TAKEN' })
}
