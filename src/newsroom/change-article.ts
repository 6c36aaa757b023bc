import { z } from 'zod'
import type { Query, Transaction } from '../../db/connection/database.ts'
import type { Verb } from '../../db/content/versions/transitions.ts'
import type { ArticleState } from '../../db/tables/article.ts'
import type { Submitted } from '../../schema/article/submission.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { versionConflict } from './expected-version.ts'
import { noteVerb } from './feeds/note-verb.ts'
import { idempotent, type Outcome } from './idempotency.ts'
import { type LockedArticle, lockNamed } from './lock-article.ts'
import { nextState } from './refusals.ts'
import { optional, orNull, required, whole } from './validation/field-rules.ts'

/** What every change of a stored article has. */
export const changeRules = {
  article: z.object({ by: z.enum(['id', 'uri', 'slug']), value: required(1_000) }),
  expectedVersion: orNull(whole(0, 2_147_483_647)),
  idempotencyKey: optional(200),
}
export const noteRule = optional(5_000)

type Change = z.output<z.ZodObject<typeof changeRules>>

/**
 * Does the work of a verb in one transaction that holds the article, if the verb applies in its state. `next` is the state that
 * the verb leads to at once.
 * @throws NOT_FOUND, CONFLICT, IDEMPOTENCY_CONFLICT, and what the work throws
 */
export function changeArticle<Input extends Change>(
  query: Query,
  verb: Verb,
  input: Input,
  by: Viewer,
  work: (tx: Transaction, locked: LockedArticle, next: ArticleState) => Promise<Outcome>,
): Promise<Submitted> {
  return idempotent(query, { operation: verb, input, by }, async (tx) => {
    const locked = await lockNamed(tx, input.article)
    const { article } = locked
    const outdated = article.state === 'CANCELED' ? null : await versionConflict(tx, article, input.expectedVersion, by)
    if (outdated) throw outdated
    const outcome = await work(tx, locked, nextState(verb, article, by))
    await noteVerb(tx, article, verb)
    return outcome
  })
}
