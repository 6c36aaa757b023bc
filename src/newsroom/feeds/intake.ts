import type { Query, Transaction } from '../../../db/connection/database.ts'
import { isOfTheData } from '../../../db/connection/errors.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { badInput } from '../../../schema/errors.ts'
import type { FeedName, Intake, IntakeResult } from '../../../schema/feed/intake-item.ts'
import { isTakesNothing } from '../../../schema/feed/takes-nothing.ts'
import { NO_RULES, type PublishingRules } from '../media/alt-texts.ts'
import { splitIntoTransactions } from '../publish/split-into-transactions.ts'
import { type Entry, entryOf } from './entry.ts'
import { findFeed, namedFeed } from './named-feed.ts'
import { takeEntries } from './take-entries.ts'

/** What came over one connection at once. */
export const MAX_ITEMS_PER_INTAKE = 1_000

/**
 * Takes versions of the items of a feed, in few transactions, in order: what the source says of them is obeyed, what the desk has changed
 * stays, and an older or equal copy changes nothing. An item that is refused does not affect the others.
 * @throws BAD_USER_INPUT; CONFLICT if the feed takes nothing; what the database throws if it is no fault of an item
 */
export async function intake(
  query: Query,
  { feed: name, items, section, dryRun }: Intake,
  rules: PublishingRules = NO_RULES,
): Promise<readonly IntakeResult[]> {
  if (items.length > MAX_ITEMS_PER_INTAKE) {
    throw badInput([{ path: ['input', 'items'], message: `at most ${MAX_ITEMS_PER_INTAKE}` }])
  }
  // A feed that is made has what it is named by as its scope.
  const feed = (await findFeed(query, name)) ?? { scope: name.value }
  const entries = items.map((item) => entryOf(item, section ? { ...feed, section } : feed))
  const results = new Map<Entry | string, IntakeResult>()
  const take = (group: readonly Entry[]) => takeGroup(query, name, group, rules, dryRun === true)
  for (const group of splitIntoTransactions(entries.filter((one) => typeof one !== 'string'))) {
    const taken = await take(group)
    for (const [at, entry] of group.entries()) {
      const result = taken[at]
      if (result) results.set(entry, result)
    }
  }
  return entries.map((entry) =>
    typeof entry === 'string' ? refused(entry) : (results.get(entry) ?? refused('It was lost.')),
  )
}

async function takeGroup(
  query: Query,
  name: FeedName,
  group: readonly Entry[],
  rules: PublishingRules,
  dryRun: boolean,
): Promise<readonly IntakeResult[]> {
  try {
    return await inTransaction(query, dryRun, async (tx) => takeEntries(tx, await namedFeed(tx, name), group, rules))
  } catch (error) {
    if (isTakesNothing(error) || !isOfTheData(error)) throw error
    const [only] = group
    if (only && group.length === 1) return [await refuse(query, name, only, rules, dryRun, error.message)]
    // One of them cannot be stored, so the transaction stored none. Bisect to find it.
    const half = Math.ceil(group.length / 2)
    return [
      ...(await takeGroup(query, name, group.slice(0, half), rules, dryRun)),
      ...(await takeGroup(query, name, group.slice(half), rules, dryRun)),
    ]
  }
}

/** Remembers that the item cannot be stored, and why, as of any other that is refused. */
async function refuse(
  query: Query,
  name: FeedName,
  entry: Entry,
  rules: PublishingRules,
  dryRun: boolean,
  reason: string,
): Promise<IntakeResult> {
  if (!entry.submission) return refused(reason)
  const [result] = await takeGroup(query, name, [{ ...entry, submission: null, refused: reason }], rules, dryRun)
  return result ?? refused(reason)
}

function refused(reason: string): IntakeResult {
  return { outcome: 'REFUSED', reason, articleId: null }
}

/** Carries the results of a transaction that is rolled back. */
class DryRun {
  readonly results: readonly IntakeResult[]

  constructor(results: readonly IntakeResult[]) {
    this.results = results
  }
}

/** Rolls the transaction back after a dry run. */
async function inTransaction(
  query: Query,
  dryRun: boolean,
  work: (tx: Transaction) => Promise<readonly IntakeResult[]>,
): Promise<readonly IntakeResult[]> {
  if (!dryRun) return transact(query, work)
  try {
    return await transact(query, async (tx) => {
      throw new DryRun(await work(tx))
    })
  } catch (end) {
    if (end instanceof DryRun) return end.results
    throw end
  }
}
