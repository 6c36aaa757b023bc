import type { Draft, ParsedItem } from '../item.ts'
import { parsedItem } from '../item.ts'
import { markOlderVersions } from './newest-version.ts'
import { withoutSharedIds } from './shared-ids.ts'

/** The items of a document in its order; `noun` names those that have no other name. */
export function parsedItems(drafts: readonly Draft[], noun = 'item'): ParsedItem[] {
  return markOlderVersions(
    placed(withoutSharedIds(drafts)).map((draft, index) => parsedItem(draft, `${noun} ${index + 1}`)),
  )
}

/** Undated items keep the place they stand in: a millisecond from the item before, or from the first that has a date. */
function placed(drafts: readonly Draft[]): Draft[] {
  const times = drafts.map(({ publishedAt }) => publishedAt?.getTime())
  const dated = times.filter((time) => time !== undefined)
  const [first] = dated
  if (first === undefined || dated.length === times.length) return [...drafts]
  // Most feeds begin with the newest.
  const step = (dated.at(-1) ?? first) > first ? 1 : -1
  let time = first - step * (times.indexOf(first) + 1)
  return drafts.map((draft, index) => {
    time = times[index] ?? time + step
    return draft.publishedAt === null ? { ...draft, placedAt: new Date(time) } : draft
  })
}
