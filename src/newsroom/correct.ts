import { z } from 'zod'
import type { Query } from '../../db/connection/database.ts'
import { saveCorrection } from '../../db/content/correction.ts'
import type { CorrectionSubmission, Submitted } from '../../schema/article/submission.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { pageUrlOfContent, writtenBody } from './body/html-body.ts'
import { changeArticle, changeRules } from './change-article.ts'
import type { PublishingRules } from './media/alt-texts.ts'
import { draftBeside, reviseAndRelease } from './revise.ts'
import { blocks } from './validation/block-rules.ts'
import { MAX_BODY_CHARACTERS } from './validation/body-limits.ts'
import { lines, orNull, required, requiredLines, storable } from './validation/field-rules.ts'
import { validate } from './validation/validate.ts'

const Correction = z
  .object({
    ...changeRules,
    text: requiredLines(5_000),
    headline: orNull(required(500)),
    // Blank removes the standfirst; undefined leaves it unchanged.
    standfirst: orNull(lines(5_000)),
    body: orNull(blocks),
    bodyHtml: orNull(storable(MAX_BODY_CHARACTERS)),
  })
  .refine(({ body, bodyHtml }) => body === null || bodyHtml === null, {
    path: ['body'],
    message: 'give at most one of body and bodyHtml',
  })

/**
 * Publishes a corrected version with a correction note for readers, in one transaction with the event.
 * @throws BAD_USER_INPUT, NOT_FOUND, IDEMPOTENCY_CONFLICT; CONFLICT if the stored version is not the expected one or the
 *   article is not public.
 */
export function correctArticle(
  query: Query,
  given: CorrectionSubmission,
  by: Viewer,
  rules: PublishingRules,
): Promise<Submitted> {
  const input = validate(Correction, given, ['input'])
  const { text, headline, standfirst } = input
  return changeArticle(query, 'correctArticle', input, by, async (tx, locked) => {
    const { article, now } = locked
    const revision = { from: article.version, draftVersion: draftBeside(article), by: by.subject, note: text }
    const outcome = await reviseAndRelease(
      tx,
      locked,
      revision,
      { publishAt: null, kind: 'CORRECTED', rules },
      (content) => ({
        ...(headline !== null && { headline }),
        ...(standfirst !== null && { standfirst: standfirst || null }),
        ...writtenBody(input, content.body, pageUrlOfContent(content), ['input']),
      }),
    )
    await saveCorrection(tx, { articleId: article.id, version: outcome.version, text, at: now })
    return outcome
  })
}
