import type { GraphQLError } from 'graphql'
import type { Transaction } from '../../../db/connection/database.ts'
import type { StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import { saveItems } from '../../../db/content/feeds/stored-items.ts'
import { transition } from '../../../db/content/versions/transitions.ts'
import { releaseHold } from '../../../db/news/due-changes.ts'
import type { IntakeResult } from '../../../schema/feed/intake-item.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import type { Outcome } from '../idempotency.ts'
import type { PublishingRules } from '../media/alt-texts.ts'
import { Batch } from '../publish/batch.ts'
import { publishBatch, storeAll } from '../publish/publish.ts'
import { nextState } from '../refusals.ts'
import { cancel, withhold } from '../withdraw.ts'
import { type Decision, decide } from './decide.ts'
import type { Entry } from './entry.ts'
import { itemAfter, resultOf, type Taken } from './item-after.ts'
import { type KnownEntry, lockKnown } from './known-items.ts'
import { wireSubmissions } from './wire-submission.ts'

interface Decided extends KnownEntry {
  readonly decision: Decision
}

/**
 * Takes entries of different items in the caller's transaction: locks, decides, withdraws, publishes, stores drafts, and remembers all of
 * them. The results are in the order of the entries.
 */
export async function takeEntries(
  tx: Transaction,
  feed: StoredFeed,
  entries: readonly Entry[],
  rules: PublishingRules,
): Promise<readonly IntakeResult[]> {
  const { known, now } = await lockKnown(tx, feed, entries)
  const decided = known.map((one): Decided => {
    const entry = expiredOf(one.entry, now)
    return { ...one, entry, decision: decide(entry, one.known, one.article, feed) }
  })
  const outcomes = new Map<Decided, Outcome | GraphQLError>()
  for (const one of decided) {
    const outcome = await withdrawn(tx, one, feed)
    if (outcome) outcomes.set(one, outcome)
  }
  await store(tx, feed, decided, outcomes, { now, rules })
  const taken = decided.map((one): Taken => ({ ...one, outcome: outcomes.get(one) ?? null, feed, now }))
  await saveItems(
    tx,
    taken.flatMap((one) => itemAfter(one) ?? []),
  )
  return taken.map(resultOf)
}

/** On whose behalf a feed changes articles: editors see its name in the list of versions. */
function viewerOf({ slug }: StoredFeed): Viewer {
  const scopes = new Set(['articles:draft', 'articles:publish', 'articles:withdraw'])
  return { subject: `feed:${slug}`, scopes, expiresAt: null }
}

/** What has expired at its source is to be out of sight. */
function expiredOf(entry: Entry, now: Date): Entry {
  const { status, submission } = entry
  if (status !== 'USABLE' || !submission?.expiresAt || submission.expiresAt > now) return entry
  return { ...entry, status: 'WITHHELD' }
}

async function withdrawn(tx: Transaction, { article, decision }: Decided, feed: StoredFeed): Promise<Outcome | null> {
  if (!article) return null
  if (decision.step === 'cancel') return cancel(tx, article, 'Killed by its source.')
  if (decision.step !== 'withhold') return null
  return withhold(tx, article, nextState('withholdArticle', article, viewerOf(feed)), 'Withdrawn by its source.')
}

async function store(
  tx: Transaction,
  feed: StoredFeed,
  decided: readonly Decided[],
  outcomes: Map<Decided, Outcome | GraphQLError>,
  { now, rules }: { readonly now: Date; readonly rules: PublishingRules },
): Promise<void> {
  const by = viewerOf(feed)
  const told = (step: Decision['step']) => decided.filter((one) => one.entry.submission && one.decision.step === step)
  const settle = (of: readonly Decided[], batch: readonly (Outcome | GraphQLError)[]) => {
    for (const [at, one] of of.entries()) {
      const outcome = batch[at]
      if (outcome) outcomes.set(one, outcome)
    }
  }
  // A newer version that cannot be stored may have been held for longer: the one before does not become public by itself.
  const refused = decided.filter(
    ({ entry, decision: { step } }) => !entry.submission && (step === 'publish' || step === 'draft'),
  )
  for (const { article } of refused) if (article) await unschedule(tx, article)
  const live = told('publish')
  if (live.length > 0) {
    const batch = new Batch(await wireSubmissions(tx, feed, live, false))
    settle(live, await publishBatch(tx, batch, now, by, rules))
  }
  const waiting = told('draft')
  if (waiting.length === 0) return
  // What would become public by itself must wait too.
  for (const { article, entry } of waiting) if (entry.held !== null && article) await unschedule(tx, article)
  const batch = new Batch(await wireSubmissions(tx, feed, waiting, true))
  for (const [submission, { article, version }] of await storeAll(tx, 'saveDraft', batch, now, by)) {
    batch.settle(submission, { articleId: article.id, version, eventId: null, changed: true })
  }
  settle(waiting, batch.outcomes())
}

async function unschedule(tx: Transaction, article: NonNullable<KnownEntry['article']>): Promise<void> {
  const result = transition('unscheduleArticle', article)
  if ('next' in result) await releaseHold(tx, article.id, result.next)
}
