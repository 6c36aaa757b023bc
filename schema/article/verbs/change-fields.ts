import type { builder } from '../../builder.ts'
import type { Code } from '../../errors.ts'
import { ArticleRef } from '../article-ref.ts'

/** The builder of the fields of an input type. */
export type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0]

/** The codes with which a change of a stored article may be refused. */
export const CHANGE_ERRORS: readonly Code[] = ['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_CONFLICT']

export function expectation(t: InputFields) {
  return {
    expectedVersion: t.int({
      description:
        'The version that the change was made of, drafts included. If a later one is stored, the mutation fails with CONFLICT, which says what has changed since to who may read it.',
    }),
    idempotencyKey: t.string({
      description: 'Makes the request safe to retry: the same key returns the first result and changes nothing.',
    }),
  }
}

/** What every change of a stored article takes. */
export function changeFields(t: InputFields) {
  return {
    article: t.field({ type: ArticleRef, required: true, description: 'The article.' }),
    note: t.string({ description: 'For editors, in the list of versions. Plain text.' }),
    ...expectation(t),
  }
}

/** When a version becomes public, and until when it is. */
export function timeFields(t: InputFields) {
  return {
    publishAt: t.field({ type: 'DateTime', description: 'When to publish it.' }),
    embargoedUntil: t.field({
      type: 'DateTime',
      description: 'Not public before this time. By default that of the draft; null lifts it.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'Not public after this time. By default that of the draft; null removes it.',
    }),
  }
}
