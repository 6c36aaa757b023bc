import { randomUUID } from 'node:crypto'
import type { Query, Transaction } from '../../../db/connection/database.ts'
import {
  feedOfScope,
  feedWithId,
  insertFeed,
  type StoredFeed,
  storedFeed,
} from '../../../db/content/feeds/save-feed.ts'
import { slugOf } from '../../../db/content/slug.ts'
import { notFound } from '../../../schema/errors.ts'
import type { FeedName } from '../../../schema/feed/intake-item.ts'
import { takesNothing } from '../../../schema/feed/takes-nothing.ts'
import { cleanLine } from '../../html/clean-text.ts'
import { checkSlug, nameOf } from '../validation/names.ts'

const AT = ['input', 'feed', 'value']

/**
 * The feed that brings items; null if it is still to be made.
 * @throws BAD_USER_INPUT; CONFLICT if it takes nothing
 */
export async function findFeed(query: Query, name: FeedName): Promise<StoredFeed | null> {
  const stored = await storedFeedOf(query, name)
  if (stored?.state === 'PAUSED') throw takesNothing('PAUSED')
  if (!stored && name.by === 'id') throw takesNothing('DELETED')
  return stored
}

async function storedFeedOf(query: Query, { by, value }: FeedName): Promise<StoredFeed | null> {
  if (by === 'id') return feedWithId(query, value)
  if (by === 'slug') checkSlug(value, AT)
  else nameOf(value, AT)
  return by === 'slug' ? storedFeed(query, value) : feedOfScope(query, value)
}

/** The feed, which is made if there is none: its ids are unique within the page, or within the feed. */
export async function namedFeed(tx: Transaction, name: FeedName): Promise<StoredFeed> {
  const { by, value, title } = name
  const stored = await findFeed(tx, name)
  if (stored) return stored
  const slug = by === 'slug' ? value : await freeSlug(tx, value)
  const made = await insertFeed(tx, { slug, scope: value, title: cleanLine(title ?? '') || value })
  // Another gateway may have made it just now.
  const found = made ?? (await findFeed(tx, name))
  if (!found) throw notFound(`feed "${value}"`)
  return found
}

async function freeSlug(tx: Transaction, page: string): Promise<string> {
  const { hostname = '', pathname = '' } = URL.parse(page) ?? {}
  const slug = slugOf(`${hostname.replace(/^www\./, '')} ${pathname}`) || 'feed'
  return (await storedFeed(tx, slug)) ? `${slug.slice(0, 100)}-${randomUUID().slice(0, 8)}` : slug
}
