import { z } from 'zod'
import type { ListItem } from '../../../db/tables/body/block.ts'
import { MAX_DEPTH, MAX_NUMBER } from '../../html/elements/list.ts'
import { MAX_PARTS } from './body-limits.ts'
import { orNull, whole } from './field-rules.ts'
import { readForms, richTextShape } from './rich-text-rules.ts'

const item = z
  .object({
    ...richTextShape,
    depth: whole(1, MAX_DEPTH).nullish(),
    ordered: z.boolean().nullish(),
    start: orNull(whole(-MAX_NUMBER, MAX_NUMBER)),
  })
  .transform(({ depth, ordered, start, ...forms }, check) => {
    const { text } = readForms(forms, check)
    if (!text) check.addIssue({ code: 'custom', path: ['text'], message: 'must not be blank' })
    return { depth: depth ?? 1, ordered: ordered ?? null, start, text }
  })

export const items = z.array(item).min(1, 'must not be empty').max(MAX_PARTS, `at most ${MAX_PARTS} items`)

type Given = z.output<typeof items>

/** The items of a list; one that does not say whether it is numbered is like the one before it at its depth. */
export function listItems(
  given: Given,
  list: { readonly ordered?: boolean | null | undefined; readonly start?: number | null | undefined },
  check: z.RefinementCtx,
): ListItem[] {
  const issue = (path: (string | number)[], message: string) => check.addIssue({ code: 'custom', path, message })
  const [first] = given
  if (first && first.ordered !== null && (list.ordered ?? first.ordered) !== first.ordered) {
    issue(['ordered'], 'differs from the first item')
  }
  if (first && first.start !== null && (list.start ?? first.start) !== first.start) {
    issue(['start'], 'differs from the first item')
  }
  const orderedAt: boolean[] = [list.ordered ?? false]
  let before = 0
  return given.flatMap(({ depth, ordered, start, text }, at) => {
    if (depth > before + 1)
      issue(['items', at, 'depth'], `must be at most ${before + 1}: one more than the item before`)
    orderedAt.length = Math.min(orderedAt.length, depth)
    const isOrdered = ordered ?? orderedAt[depth - 1] ?? false
    orderedAt[depth - 1] = isOrdered
    before = depth
    const number = start ?? (at === 0 ? (list.start ?? null) : null)
    return text ? [{ depth, ordered: isOrdered, start: isOrdered ? number : null, ...text }] : []
  })
}
