import { GraphQLError } from 'graphql'
import type { StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import type { ItemRow } from '../../../db/content/feeds/stored-items.ts'
import type { IntakeOutcome, IntakeResult } from '../../../schema/feed/intake-item.ts'
import type { Outcome } from '../idempotency.ts'
import type { Decision } from './decide.ts'
import type { KnownEntry } from './known-items.ts'

/** An entry after it was taken. */
export interface Taken extends KnownEntry {
  readonly decision: Decision
  /** What was done with its article; null if nothing was. */
  readonly outcome: Outcome | GraphQLError | null
  readonly feed: StoredFeed
  readonly now: Date
}

export function resultOf(taken: Taken): IntakeResult {
  const { decision, outcome, article, known } = taken
  const articleId =
    (outcome instanceof GraphQLError ? null : outcome?.articleId) ?? article?.id ?? known?.article_id ?? null
  const refusal = refusalOf(taken)
  if (refusal !== null) return { outcome: 'REFUSED', reason: refusal, articleId }
  return { outcome: whatBecame(taken), reason: 'reason' in decision ? decision.reason : null, articleId }
}

function whatBecame({ decision, outcome, article }: Taken): IntakeOutcome {
  switch (decision.step) {
    case 'publish':
      if (!article) return 'NEW'
      return outcome && 'changed' in outcome && outcome.changed ? 'NEWER' : 'UNCHANGED'
    case 'draft':
      return 'DRAFT'
    case 'withhold':
      return 'WITHHELD'
    case 'cancel':
      return 'KILLED'
    case 'remember':
      return 'DROPPED'
    case 'nothing':
      return decision.outcome
  }
}

/** Why it could not be stored, though it is newer. */
function refusalOf({ decision: { step }, entry, outcome }: Taken): string | null {
  if (step !== 'publish' && step !== 'draft') return null
  return outcome instanceof GraphQLError ? outcome.message : entry.submission ? null : entry.refused
}

/** What is known of the item from now on; null if nothing has changed. */
export function itemAfter(taken: Taken): ItemRow | null {
  const { entry, known, article, decision, feed, now } = taken
  if (decision.step === 'nothing' && !decision.newer) {
    // A feed that was deleted and created again has its items back.
    return known?.feed_id === null ? { ...rowOf(known), feed_id: feed.id } : null
  }
  const { status, version, versionAt, digest, identity, submission } = entry
  const before: ItemRow = known
    ? rowOf(known)
    : {
        ...{ scope: feed.scope, item_id: identity.itemId, feed_id: feed.id, article_id: null, article_version: null },
        ...{ status: 'USABLE', version: null, version_at: null, digest: null, state: 'REFUSED', reason: null },
        ...{ kept_back: false, link_digest: null, published_at: null, changed_at: now },
      }
  const refusal = refusalOf(taken)
  // The version counts as not seen, so that it is taken when it comes again without what was wrong.
  if (refusal !== null) return { ...before, feed_id: feed.id, state: 'REFUSED', reason: refusal, changed_at: now }
  const seen = {
    ...before,
    feed_id: feed.id,
    version: version ?? before.version,
    version_at: versionAt ?? before.version_at,
  }
  if (decision.step === 'nothing') return seen
  const isFinal = [before.status, status, article?.state].includes('CANCELED')
  return {
    ...seen,
    ...madeOf(taken, before),
    status: isFinal ? 'CANCELED' : status,
    digest: status === 'USABLE' && !isFinal ? digest : null,
    state: stateAfter(decision),
    reason: 'reason' in decision ? decision.reason : null,
    // Also of a killed item, so that it is recognised under another id.
    link_digest: identity.linkDigest ?? before.link_digest,
    published_at: submission?.publishAt ?? before.published_at,
    changed_at: now,
  }
}

function stateAfter({ step }: Decision): ItemRow['state'] {
  if (step === 'publish') return 'TAKEN'
  return step === 'draft' ? 'WAITING' : 'DROPPED'
}

/** Which version of which article the wire has made last. */
function madeOf({ outcome, article }: Taken, before: ItemRow): Pick<ItemRow, 'article_id' | 'article_version'> {
  const made = outcome instanceof GraphQLError ? null : outcome
  return {
    article_id: made?.articleId ?? article?.id ?? before.article_id,
    article_version: made?.changed ? made.version : before.article_version,
  }
}

function rowOf({ uri: _uri, ...row }: NonNullable<KnownEntry['known']>): ItemRow {
  return row
}
