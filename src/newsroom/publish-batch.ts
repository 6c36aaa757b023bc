import { GraphQLError } from 'graphql'
import type { Query } from '../../db/connection/database.ts'
import { isUnavailable } from '../../db/connection/errors.ts'
import { transact } from '../../db/connection/transaction.ts'
import type { ArticleSubmission } from '../../schema/submission.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { checkSubmission } from './checked-submission.ts'
import { type Identified, identified, publishIdentified } from './publish.ts'
import { publishAll } from './publish-all.ts'
import { groups } from './story-groups.ts'

export type BatchOutcome = { readonly changed: boolean } | { readonly refused: unknown }

/**
 * Publishes many articles as `publishArticle` would one after the other, with the same rows and events in the same
 * order, in few transactions. What is refused comes back as its error in its place and takes no other with it; so does
 * what found no database.
 */
export async function publishArticles(
  query: Query,
  given: readonly ArticleSubmission[],
  by: Viewer,
): Promise<BatchOutcome[]> {
  const entries = given.map(checkedOrRefused)
  const outcomes = new Map<Identified, BatchOutcome>()
  for (const group of groups(entries.flatMap((entry) => ('refused' in entry ? [] : entry)))) {
    const published = await publishGroup(query, group, by)
    for (const [at, outcome] of published.entries()) {
      const story = group[at]
      if (story) outcomes.set(story, outcome)
    }
  }
  return entries.flatMap((entry) => ('refused' in entry ? entry : (outcomes.get(entry) ?? [])))
}

function checkedOrRefused(given: ArticleSubmission): Identified | { readonly refused: unknown } {
  try {
    return identified(checkSubmission(given, ['input']))
  } catch (refused) {
    return { refused }
  }
}

async function publishGroup(query: Query, stories: readonly Identified[], by: Viewer): Promise<BatchOutcome[]> {
  const [first, ...others] = stories
  if (!first) return []
  try {
    if (others.length === 0) return [await publishIdentified(query, first, by)]
    const outcomes = await transact(query, (tx) => publishAll(tx, stories, by.subject))
    return outcomes.map((outcome) => (outcome instanceof GraphQLError ? { refused: outcome } : outcome))
  } catch (refused) {
    if (others.length === 0 || isUnavailable(refused)) return stories.map(() => ({ refused }))
    // One of them cannot be stored, and so none was: it is looked for in halves.
    const half = Math.ceil(stories.length / 2)
    return [
      ...(await publishGroup(query, stories.slice(0, half), by)),
      ...(await publishGroup(query, stories.slice(half), by)),
    ]
  }
}
