import { GraphQLError } from 'graphql'
import type { Query } from '../../../db/connection/database.ts'
import { isUnavailable } from '../../../db/connection/errors.ts'
import { transact } from '../../../db/connection/transaction.ts'
import type { ArticleSubmission } from '../../../schema/article/submission.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { NO_RULES, type PublishingRules } from '../media/alt-texts.ts'
import { type Submission, validateSubmission } from '../validation/submission.ts'
import { publishAll, publishValid } from './publish.ts'
import { splitIntoTransactions } from './split-into-transactions.ts'

export type Published = { readonly changed: boolean } | { readonly refused: unknown }

/**
 * Publishes many articles in few transactions, with the same rows and the same events in the same order as `publishArticle`
 * one after the other. One that is refused, or for which the database is unavailable, has its error in its place and does not
 * affect the others.
 */
export async function publishArticles(
  query: Query,
  inputs: readonly ArticleSubmission[],
  by: Viewer,
  rules: PublishingRules = NO_RULES,
): Promise<Published[]> {
  const validated = inputs.map(validOrRefused)
  const published = new Map<Submission, Published>()
  const valid = validated.flatMap((one) => ('refused' in one ? [] : one))
  for (const group of splitIntoTransactions(valid)) {
    const results = await publishTogether(query, group, by, rules)
    for (const [at, submission] of group.entries()) {
      const result = results[at]
      if (result) published.set(submission, result)
    }
  }
  return validated.flatMap((one) => ('refused' in one ? one : (published.get(one) ?? [])))
}

function validOrRefused(input: ArticleSubmission): Submission | { readonly refused: unknown } {
  try {
    return validateSubmission(input, ['input'])
  } catch (refused) {
    return { refused }
  }
}

async function publishTogether(
  query: Query,
  submissions: readonly Submission[],
  by: Viewer,
  rules: PublishingRules,
): Promise<Published[]> {
  const [first, ...others] = submissions
  if (!first) return []
  try {
    if (others.length === 0) return [await publishValid(query, first, by, rules)]
    const outcomes = await transact(query, (tx) => publishAll(tx, submissions, by, rules))
    return outcomes.map((outcome) => (outcome instanceof GraphQLError ? { refused: outcome } : outcome))
  } catch (refused) {
    if (others.length === 0 || isUnavailable(refused)) return submissions.map(() => ({ refused }))
    // One of them cannot be stored, so the transaction stored none. Bisect to find it.
    const half = Math.ceil(submissions.length / 2)
    return [
      ...(await publishTogether(query, submissions.slice(0, half), by, rules)),
      ...(await publishTogether(query, submissions.slice(half), by, rules)),
    ]
  }
}
