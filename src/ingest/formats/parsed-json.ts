import { z } from 'zod'
import type { Draft, ParsedItem } from '../item.ts'
import { oneLine, orNull } from '../text/plain-text.ts'
import { withoutBadFields } from '../text/without-bad-fields.ts'
import { parsedItems } from './parsed-items.ts'

/** The items of a JSON document, each without the fields of a wrong type. One that is not of this shape is refused alone. */
export function parsedJson<Item>(
  items: readonly unknown[],
  schema: z.ZodType<Item>,
  draftOf: (item: Item, warnings: readonly string[]) => Draft,
): ParsedItem[] {
  const drafts: Draft[] = []
  const refused: ParsedItem[] = []
  for (const [index, item] of items.entries()) {
    const name = calledBy(item) ?? `item ${index + 1}`
    const shaped = withoutBadFields(schema, item)
    if (!('problem' in shaped)) drafts.push(draftOf(shaped.value, shaped.warnings))
    else refused.push({ refused: { name, reason: shaped.problem } })
  }
  return [...parsedItems(drafts), ...refused]
}

const named = z.looseObject({ id: z.union([z.string(), z.number().transform(String)]) })

function calledBy(item: unknown): string | null {
  return orNull(oneLine(named.safeParse(item).data?.id))
}
