import type { GraphQLError } from 'graphql'
import type { StoredArticle } from '../../db/content/lock-articles.ts'
import { transition, type Verb } from '../../db/content/versions/transitions.ts'
import type { ArticleState } from '../../db/tables/article.ts'
import { refused } from '../../schema/article/verbs/refusal.ts'

/** Why the verb does not apply to the article in its state; null if it does. */
export function refusalOf(verb: Verb, article: StoredArticle): GraphQLError | null {
  const result = transition(verb, article)
  return 'refused' in result ? refused(result.refused, article.latestVersion, article.state) : null
}

/**
 * The state that the verb leads to.
 * @throws CONFLICT if it does not apply in the state of the article.
 */
export function nextState(verb: Verb, article: StoredArticle): ArticleState {
  const result = transition(verb, article)
  if ('refused' in result) throw refused(result.refused, article.latestVersion, article.state)
  return result.next
}
