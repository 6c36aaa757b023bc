import type { GraphQLError } from 'graphql'
import type { StoredArticle } from '../../db/content/lock-articles.ts'
import { type Refusal, transition, type Verb } from '../../db/content/versions/transitions.ts'
import type { ArticleState } from '../../db/tables/article.ts'
import { conflict } from '../../schema/errors.ts'

const MESSAGES: { readonly [_ in Refusal]: string } = {
  KILLED: 'This article was killed, which is final. Publish under another uri.',
  NOT_PUBLIC: 'This article is not public. Publish it, then try again.',
  NEVER_PUBLIC: 'This article was never public. Publish its draft.',
  ALREADY_PUBLIC: 'This article is public already. Update or correct it.',
  NO_DRAFT: 'This article has no working draft. Save one, then try again.',
  NOT_SCHEDULED: 'Nothing of this article is scheduled.',
  NOT_DUE: 'Nothing of this article is due.',
}

/** Why the verb does not apply to the article in its state; null if it does. */
export function refusalOf(verb: Verb, article: StoredArticle): GraphQLError | null {
  const result = transition(verb, article)
  return 'refused' in result ? refused(result.refused, article) : null
}

/**
 * The state that the verb leads to.
 * @throws CONFLICT if it does not apply in the state of the article.
 */
export function nextState(verb: Verb, article: StoredArticle): ArticleState {
  const result = transition(verb, article)
  if ('refused' in result) throw refused(result.refused, article)
  return result.next
}

function refused(reason: Refusal, { state, latestVersion }: StoredArticle): GraphQLError {
  return conflict(MESSAGES[reason], latestVersion, { reason, state })
}
