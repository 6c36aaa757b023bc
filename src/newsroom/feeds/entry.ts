import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import type { ArticleSubmission } from '../../../schema/article/submission.ts'
import type { IntakeItem } from '../../../schema/feed/intake-item.ts'
import { instant, optional, optionalLines, orNull } from '../validation/field-rules.ts'
import { type Submission, validateSubmission } from '../validation/submission.ts'
import { validate } from '../validation/validate.ts'
import type { WireItem } from './decide.ts'
import { type Identity, identityOf, uriOf } from './identity.ts'

const MAX_URI_CHARACTERS = 1_000
/** The language of an item that names none. */
const UNDETERMINED = 'und'

const Rules = z.object({
  id: optional(MAX_URI_CHARACTERS),
  link: optional(2_000),
  status: z.enum(['USABLE', 'WITHHELD', 'CANCELED']),
  held: optionalLines(5_000),
  version: optional(100),
  versionAt: orNull(instant),
  sourceUrl: optional(2_000),
})

/** An item by which it can be told from others, with what it says; `refused` is why that cannot be stored. */
export interface Entry extends WireItem {
  readonly id: string
  readonly identity: Identity
  readonly sourceUrl: string | null
  readonly submission: Submission | null
  readonly refused: string | null
  /** The uri of its article, unless another article has it. */
  readonly articleUri: string
  /** By these, `splitIntoTransactions` tells which entries go together. */
  readonly uri: string
  readonly slug: null
  readonly idempotencyKey: null
  readonly translationOf: string | null
}

/** What of a feed its items get; a feed that is still to be made has only a scope. */
export type FeedOfEntry = Pick<StoredFeed, 'scope'> &
  Partial<Pick<StoredFeed, 'section' | 'language' | 'tags' | 'labels' | 'source_name'>>

function inFeed(article: ArticleSubmission, feed: FeedOfEntry): ArticleSubmission {
  const { section, language, tags = [], labels = [], source_name: sourceName } = feed
  const { source } = article
  return {
    ...article,
    ...(section && { section }),
    ...(language && article.language === UNDETERMINED && { language }),
    tags: [...(article.tags ?? []), ...tags],
    labels: [...(article.labels ?? []), ...labels],
    ...(sourceName && { source: { ...source, name: sourceName } }),
  }
}

/** A reason instead of an entry if the item could not be recognised when it comes again. */
export function entryOf(given: IntakeItem, feed: FeedOfEntry): Entry | string {
  let item: z.output<typeof Rules>
  try {
    item = validate(Rules, given, ['input'])
  } catch (error) {
    return messageOf(error)
  }
  const id = item.id ?? item.link
  const identity = identityOf(item.id, item.link)
  if (id === null || !identity)
    return 'It has neither an id nor a link, so it could not be told from a new story next time.'
  const uri = uriOf(feed.scope, id)
  if (uri.length > MAX_URI_CHARACTERS) return `Its id is longer than ${MAX_URI_CHARACTERS} characters.`
  const { submission, refused } =
    item.status === 'USABLE' ? said(given.article && inFeed(given.article, feed), uri) : NOTHING_SAID
  const digest = submission && (submission.sourceDigest ?? digestOf(submission))
  const translationOf = submission?.translationOf ?? null
  const separable = { uri: identity.itemId, slug: null, idempotencyKey: null, translationOf }
  return { ...item, id, identity, articleUri: uri, submission, refused, digest, ...separable }
}

const NOTHING_SAID = { submission: null, refused: null }

function said(
  article: ArticleSubmission | null | undefined,
  uri: string,
): { readonly submission: Submission | null; readonly refused: string | null } {
  if (!article) return { submission: null, refused: 'It says nothing.' }
  try {
    // Who has a slug or a version is for the newsroom to say.
    const own = { ...article, uri, slug: null, expectedVersion: null, idempotencyKey: null }
    return { submission: validateSubmission(own, ['input']), refused: null }
  } catch (error) {
    return { submission: null, refused: messageOf(error) }
  }
}

/** Whatever goes wrong with what an item says is a refusal of this item. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function digestOf(submission: Submission): string {
  return createHash('sha256').update(JSON.stringify(submission)).digest('base64url')
}
