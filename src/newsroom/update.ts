import { z } from 'zod'
import type { Query } from '../../db/connection/database.ts'
import type { PatchSubmission } from '../../schema/article/article-changes.ts'
import type { Submitted } from '../../schema/article/submission.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { applyPatch } from './apply-patch.ts'
import { changeArticle, changeRules, noteRule } from './change-article.ts'
import type { PublishingRules } from './media/alt-texts.ts'
import { draftBeside, revise, reviseAndRelease, unchanged } from './revise.ts'
import { patchRules } from './validation/patch.ts'
import { validate } from './validation/validate.ts'

const Update = z.object({ ...changeRules, note: noteRule, patch: patchRules })

/** Changes the public version, or the scheduled one of an article that was never public, which keeps its time. */
export function updateArticle(
  query: Query,
  given: PatchSubmission,
  by: Viewer,
  rules: PublishingRules,
): Promise<Submitted> {
  const input = validate(Update, given, ['input'])
  return changeArticle(query, 'updateArticle', input, by, async (tx, locked, next) => {
    const { article } = locked
    const isPublic = next === 'PUBLISHED'
    const change = await applyPatch(tx, locked, input.patch)
    const revision = {
      from: article.version,
      draftVersion: isPublic ? draftBeside(article) : article.draftVersion,
      by: by.subject,
      note: input.note,
      onlyIfChanged: true,
    }
    return reviseAndRelease(tx, locked, revision, { publishAt: isPublic ? null : article.scheduledAt, rules }, change)
  })
}

/** Changes the working draft. Without one, it begins with the scheduled version, else with what readers have. */
export function updateDraft(query: Query, given: PatchSubmission, by: Viewer): Promise<Submitted> {
  const input = validate(Update, given, ['input'])
  return changeArticle(query, 'updateDraft', input, by, async (tx, locked) => {
    const { article } = locked
    const change = await applyPatch(tx, locked, input.patch)
    const from = draftBeside(article) ?? article.version
    const revision = { from, by: by.subject, note: input.note, onlyIfChanged: true }
    const stored = await revise(tx, locked, { ...revision, draftVersion: 'this' }, change)
    if (!stored) return unchanged(article, from)
    return { articleId: article.id, version: stored.version, eventId: null, changed: true }
  })
}
