import { z } from 'zod'
import type { Query } from '../../db/connection/database.ts'
import { saveCorrection } from '../../db/corrections.ts'
import { conflict } from '../../schema/problem.ts'
import type { CorrectionSubmission, Submitted } from '../../schema/submission.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { htmlBlocks } from '../html/blocks.ts'
import { blockOf, blocks, MAX_BODY_CHARACTERS } from './block-rules.ts'
import { checked } from './checked.ts'
import { optional, orNull, required, text, whole } from './field-rules.ts'
import { holdPublic } from './held-article.ts'
import { once } from './once.ts'
import { revise } from './revise.ts'

const Correction = z
  .object({
    articleId: z.string(),
    text: required(5_000),
    headline: orNull(required(500)),
    // Blank takes it away, so that blank is not the same as left out.
    standfirst: orNull(text(5_000)),
    body: orNull(blocks),
    bodyHtml: orNull(text(MAX_BODY_CHARACTERS)),
    expectedVersion: orNull(whole(0, 2_147_483_647)),
    idempotencyKey: optional(200),
  })
  .refine(({ body, bodyHtml }) => body === null || bodyHtml === null, {
    path: ['body'],
    message: 'give at most one of body and bodyHtml',
  })

/**
 * Makes what was wrong right, and says so to readers: the next version, its correction and its event in one transaction.
 * Entries of a live blog stay.
 * @throws BAD_USER_INPUT, NOT_FOUND, IDEMPOTENCY_CONFLICT; CONFLICT when the stored version is not the expected one or
 *   the article is not public.
 */
export function correctArticle(query: Query, given: CorrectionSubmission, by: Viewer): Promise<Submitted> {
  const input = checked(Correction, given, ['input'])
  const { articleId, text, headline, standfirst, body, bodyHtml, expectedVersion } = input
  const corrected = body?.flatMap(blockOf) ?? (bodyHtml === null ? null : htmlBlocks(bodyHtml))
  return once(query, { operation: 'correctArticle', input, by }, async (tx) => {
    const held = await holdPublic(tx, articleId)
    const current = held.stored.latestVersion
    if (expectedVersion !== null && expectedVersion !== current) {
      throw conflict(`The stored version is ${current}, not ${expectedVersion}. Read it, then decide again.`, current)
    }
    const outcome = await revise(tx, held, { kind: 'CORRECTED', note: text, by: by.subject }, (content) => ({
      ...(headline !== null && { headline }),
      ...(standfirst !== null && { standfirst: standfirst || null }),
      ...(corrected && { body: [...content.body.filter(({ type }) => type === 'live-post'), ...corrected] }),
    }))
    await saveCorrection(tx, { articleId, version: outcome.version, text, at: held.now })
    return outcome
  })
}
