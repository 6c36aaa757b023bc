import type { GraphQLError } from 'graphql'
import type { Refusal } from '../../../db/content/versions/transitions.ts'
import type { ArticleState } from '../../../db/tables/article.ts'
import { conflict } from '../../errors.ts'

const MESSAGES: { readonly [_ in Refusal]: string } = {
  KILLED: 'This article was killed, which is final. Publish under another uri.',
  NOT_PUBLIC: 'This article is not public. Publish it, then try again.',
  NEVER_PUBLIC: 'This article was never public. Publish its draft.',
  ALREADY_PUBLIC: 'This article is public already. Update or correct it.',
  NO_DRAFT: 'This article has no working draft. Save one, then try again.',
  NOT_SCHEDULED: 'Nothing of this article is scheduled.',
  NOT_DUE: 'Nothing of this article is due.',
}

/** A refusal for the state of an article; null if the viewer may not know it. */
export function refused(reason: Refusal, currentVersion: number, state: ArticleState | null): GraphQLError {
  return conflict(MESSAGES[reason], currentVersion, { reason, ...(state && { state }) })
}
