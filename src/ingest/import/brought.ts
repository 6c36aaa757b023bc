import type { FeedName } from '../../../schema/feed/intake-item.ts'
import { intakeItemOf } from '../intake/intake-item.ts'
import type { FeedItem } from '../item.ts'
import type { Placement } from './submission.ts'
import type { Brought } from './take.ts'

/** Whose items a document has. */
export interface Origin {
  /** The feed that the command line names; null: what the document says. */
  readonly feed: string | null
  /** The name of the document. */
  readonly document: string
}

/** The feed of documents that name no site of theirs. Their plain ids are unique within a document of one name. */
const IMPORTS: FeedName = { by: 'slug', value: 'imports', title: 'Imports' }

/** An item with the feed that brings it, as the newsroom takes them. */
export function broughtOf(item: FeedItem, origin: Origin, placement: Placement, now: Date): Brought {
  const feed = feedOf(item, origin.feed)
  const taken = intakeItemOf(item, placement, now)
  const { section } = placement
  if (feed !== IMPORTS) return { feed, section, item: taken }
  return { feed, section, item: { ...taken, id: importedId(item.id, origin.document) } }
}

function feedOf({ feedUrl, sourceName }: FeedItem, slug: string | null): FeedName {
  if (slug !== null) return { by: 'slug', value: slug }
  return feedUrl === null ? IMPORTS : { by: 'page', value: feedUrl, title: sourceName }
}

function importedId(id: string | null, document: string): string | null {
  return id === null || URL.canParse(id) ? id : `${encodeURIComponent(document)}#${id}`
}
