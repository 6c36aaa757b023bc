import { GraphQLError } from 'graphql'
import type { Query, Transaction } from '../../../db/connection/database.ts'
import { lockArticles } from '../../../db/content/lock-articles.ts'
import type { ArticleSubmission, Submitted } from '../../../schema/article/submission.ts'
import type { PackageSubmission } from '../../../schema/context.ts'
import { badInput, type Issue } from '../../../schema/errors.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { checkCuration, replaceCuration } from '../curate.ts'
import { idempotentAll, type Outcome } from '../idempotency.ts'
import type { PublishingRules } from '../media/alt-texts.ts'
import { type Submission, validateSubmission } from '../validation/submission.ts'
import { publishAll } from './publish.ts'
import { issuesOf, refusedAt } from './refused-at.ts'

/** Bounds how long the transaction holds its locks. */
export const MAX_STORIES_PER_PACKAGE = 20

const CURATION = ['input', 'curation']

/**
 * Publishes stories and a curation in one transaction: readers see all of it or nothing. Each story has its own event, in the order
 * of the input, and the curation one after them. If one is refused, nothing is stored.
 * @returns the results of the stories, then that of the curation.
 * @throws BAD_USER_INPUT, CONFLICT with the path of what is refused; IDEMPOTENCY_CONFLICT
 */
export async function publishPackage(
  query: Query,
  { articles, curation, idempotencyKey }: PackageSubmission,
  by: Viewer,
  rules: PublishingRules,
): Promise<readonly Submitted[]> {
  const stories = validStories(articles)
  if (curation) checkCuration(curation, CURATION)
  const input = { stories, curation: curation ?? null, idempotencyKey: idempotencyKey ?? null }
  const count = stories.length + (curation ? 1 : 0)
  return idempotentAll(query, { operation: 'publishPackage', input, by }, count, async (tx) => {
    const published = await publishStories(tx, stories, by, rules)
    return curation ? [...published, await replaceCuration(tx, curation, CURATION)] : published
  })
}

async function publishStories(
  tx: Transaction,
  stories: readonly Submission[],
  by: Viewer,
  rules: PublishingRules,
): Promise<Outcome[]> {
  // All at once and in one order, so that two packages cannot deadlock.
  await lockArticles(
    tx,
    stories.flatMap(({ uri }) => uri ?? []),
  )
  const outcomes: Outcome[] = []
  // One by one: a story may be a translation of an earlier one.
  for (const [at, story] of stories.entries()) {
    const [outcome] = await publishAll(tx, [story], by, rules)
    if (outcome instanceof GraphQLError) throw refusedAt(outcome, ['input', 'articles', at])
    if (outcome) outcomes.push(outcome)
  }
  return outcomes
}

/** @throws BAD_USER_INPUT with the issues of all stories */
function validStories(articles: readonly ArticleSubmission[]): readonly Submission[] {
  if (articles.length < 1 || articles.length > MAX_STORIES_PER_PACKAGE) {
    throw badInput([{ path: ['input', 'articles'], message: `from 1 to ${MAX_STORIES_PER_PACKAGE}` }])
  }
  const issues: Issue[] = []
  const uris = new Set<string>()
  const stories = articles.flatMap((article, at) => {
    const path = ['input', 'articles', at]
    const issue = (field: string, message: string) => void issues.push({ path: [...path, field], message })
    try {
      const story = validateSubmission(article, path)
      if (story.uri !== null && uris.has(story.uri)) issue('uri', 'each article once')
      if (story.uri !== null) uris.add(story.uri)
      if (story.idempotencyKey !== null) issue('idempotencyKey', 'give one for the whole package')
      return story
    } catch (error) {
      issues.push(...issuesOf(error))
      return []
    }
  })
  if (issues.length > 0) throw badInput(issues)
  return stories
}
