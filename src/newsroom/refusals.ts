import type { GraphQLError } from 'graphql'
import type { StoredArticle } from '../../db/content/lock-articles.ts'
import { type Refusal, transition, type Verb } from '../../db/content/versions/transitions.ts'
import type { ArticleState } from '../../db/tables/article.ts'
import { refused } from '../../schema/article/verbs/refusal.ts'
import { seesDrafts, type Viewer } from '../../schema/viewer/viewer.ts'

/** States that only those can know who may read what is not public. */
const INNER: readonly ArticleState[] = ['DRAFT', 'SCHEDULED', 'EMBARGOED']

/** Why the verb does not apply to the article in its state; null if it does. */
export function refusalOf(verb: Verb, article: StoredArticle, by: Viewer): GraphQLError | null {
  const result = transition(verb, article)
  return 'refused' in result ? refusalFor(by, result.refused, article) : null
}

/**
 * The state that the verb leads to.
 * @throws CONFLICT if it does not apply in the state of the article.
 */
export function nextState(verb: Verb, article: StoredArticle, by: Viewer): ArticleState {
  const result = transition(verb, article)
  if ('refused' in result) throw refusalFor(by, result.refused, article)
  return result.next
}

function refusalFor(by: Viewer, reason: Refusal, { latestVersion, state }: StoredArticle): GraphQLError {
  return refused(reason, latestVersion, INNER.includes(state) && !seesDrafts(by) ? null : state)
}
