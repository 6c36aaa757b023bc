import { z } from 'zod'
import type { Query } from '../../../db/connection/database.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { changeMediaItem } from '../../../db/content/media/media-item.ts'
import { appendMediaChanged } from '../../../db/news/media-changes.ts'
import type { MediaItemChange } from '../../../schema/context.ts'
import { notFound } from '../../../schema/errors.ts'
import { lines } from '../validation/field-rules.ts'
import { validate } from '../validation/validate.ts'

const fraction = z.number().min(0, 'must be from 0 to 1').max(1, 'must be from 0 to 1')

/** Undefined leaves the value as it is; null and blank empty it. */
const patched = (maxCharacters: number) =>
  lines(maxCharacters)
    .nullish()
    .transform((value) => (value === undefined ? undefined : value || null))

const Change = z.object({
  id: z.string(),
  altText: patched(2_000),
  caption: patched(5_000),
  credit: patched(1_000),
  copyrightHolder: patched(1_000),
  usageTerms: patched(5_000),
  expiresAt: z.date().nullish(),
  focalPoint: z.object({ x: fraction, y: fraction }).nullish(),
})

/**
 * Changes what is said of an upload. Stories that show it keep what they said; its focal point and the end of its rights apply to
 * them at once.
 * @throws BAD_USER_INPUT, NOT_FOUND
 */
export async function updateMedia(query: Query, given: MediaItemChange): Promise<void> {
  const { id, focalPoint, ...change } = validate(Change, given, ['input'])
  const centre = focalPoint === null ? { x: 0.5, y: 0.5 } : focalPoint
  const focus = centre && { focusX: Math.round(centre.x * 100), focusY: Math.round(centre.y * 100) }
  await transact(query, async (tx) => {
    if (!(await changeMediaItem(tx, id, { ...change, ...focus }))) throw notFound('picture of this id')
    await appendMediaChanged(tx, id)
  })
}
