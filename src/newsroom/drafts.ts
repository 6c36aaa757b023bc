import { z } from 'zod'
import type { Query } from '../../db/connection/database.ts'
import { releaseHold } from '../../db/news/due-changes.ts'
import type { ArticleContent } from '../../db/tables/article-content.ts'
import type { ArticleChange, ReleaseSubmission, RestoreSubmission } from '../../schema/article/article-changes.ts'
import type { Submitted } from '../../schema/article/submission.ts'
import { badInput } from '../../schema/errors.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { changeArticle, changeRules, noteRule } from './change-article.ts'
import type { PublishingRules } from './media/alt-texts.ts'
import { laterOf } from './publish/locked-submission.ts'
import { draftBeside, revise, reviseAndRelease } from './revise.ts'
import { orNull, whole } from './validation/field-rules.ts'
import { validate } from './validation/validate.ts'

const Plain = z.object({ ...changeRules, note: noteRule })
const Restored = Plain.extend({ version: whole(1, 2_147_483_647) })
const Released = Plain.extend({
  publishAt: orNull(z.date()),
  embargoedUntil: z.date().nullish(),
  expiresAt: z.date().nullish(),
})

/** Publishes the working draft, at once or when it is due. What was scheduled before is void. */
export function publishDraft(
  query: Query,
  given: ReleaseSubmission,
  by: Viewer,
  rules: PublishingRules,
): Promise<Submitted> {
  const input = validate(Released, given, ['input'])
  return changeArticle(query, 'publishDraft', input, by, (tx, locked) => {
    const { draftVersion, version } = locked.article
    const revision = { from: draftVersion ?? version, draftVersion: null, by: by.subject, note: input.note }
    return reviseAndRelease(tx, locked, revision, { ...input, rules }, () => timesOf(input))
  })
}

/**
 * Schedules the working draft; without one, what is scheduled already, or what was withdrawn.
 * @throws BAD_USER_INPUT for a time that has passed
 */
export function scheduleArticle(
  query: Query,
  given: ReleaseSubmission,
  by: Viewer,
  rules: PublishingRules,
): Promise<Submitted> {
  const input = validate(Released, given, ['input'])
  return changeArticle(query, 'scheduleArticle', input, by, (tx, locked) => {
    const { article, now } = locked
    const revision = {
      from: draftBeside(article) ?? article.version,
      draftVersion: null,
      by: by.subject,
      note: input.note,
    }
    return reviseAndRelease(tx, locked, revision, { ...input, rules }, (content) => {
      const dueAt = laterOf(input.publishAt, { ...content, ...timesOf(input) }.embargoedUntil)
      if (dueAt === null || dueAt <= now) {
        throw badInput([
          { path: ['input', 'publishAt'], message: 'must be in the future; publishDraft publishes at once' },
        ])
      }
      return { ...withoutPastExpiry(content, now), ...timesOf(input) }
    })
  })
}

/** Cancels what is scheduled. It becomes the working draft, unless there is one. */
export function unscheduleArticle(query: Query, given: ArticleChange, by: Viewer): Promise<Submitted> {
  const input = validate(Plain, given, ['input'])
  return changeArticle(query, 'unscheduleArticle', input, by, async (tx, { article }, next) => {
    await releaseHold(tx, article.id, next)
    const { id, draftVersion, scheduledVersion, version } = article
    return { articleId: id, version: draftVersion ?? scheduledVersion ?? version, eventId: null, changed: true }
  })
}

/** Publishes again what readers saw last. An expiry that has passed is removed. */
export function republishArticle(
  query: Query,
  given: ArticleChange,
  by: Viewer,
  rules: PublishingRules,
): Promise<Submitted> {
  const input = validate(Plain, given, ['input'])
  return changeArticle(query, 'republishArticle', input, by, (tx, locked) => {
    const { article, now } = locked
    const revision = { from: article.version, draftVersion: draftBeside(article), by: by.subject, note: input.note }
    return reviseAndRelease(tx, locked, revision, { publishAt: null, rules }, (content) =>
      withoutPastExpiry(content, now),
    )
  })
}

/** Makes an earlier version the working draft. */
export function restoreVersion(query: Query, given: RestoreSubmission, by: Viewer): Promise<Submitted> {
  const input = validate(Restored, given, ['input'])
  return changeArticle(query, 'restoreVersion', input, by, async (tx, locked) => {
    const note = input.note ?? `Version ${input.version} restored.`
    const { article } = locked
    const comparedWith = article.draftVersion ?? article.version
    const revision = { from: input.version, draftVersion: 'this', by: by.subject, note, comparedWith } as const
    const stored = await revise(tx, locked, revision)
    const version = stored?.version ?? input.version
    return { articleId: article.id, version, eventId: null, changed: true }
  })
}

/** The times that were given; null removes one. */
function timesOf({ embargoedUntil, expiresAt }: z.output<typeof Released>): Partial<ArticleContent> {
  return { ...(embargoedUntil !== undefined && { embargoedUntil }), ...(expiresAt !== undefined && { expiresAt }) }
}

function withoutPastExpiry({ expiresAt }: ArticleContent, now: Date): Partial<ArticleContent> {
  return expiresAt && expiresAt <= now ? { expiresAt: null } : {}
}
