import type { AnyRow } from '../../db/relation/entity.ts'
import type { AddCacheTag } from './declaration.ts'
import { MARK, type Mark } from './marks.ts'
import type { PlanInput } from './plan.ts'

/** Replaces the marks in the text; undefined if one cannot be replaced. */
export function replaceMarks(
  text: string,
  marks: readonly Mark[],
  input: PlanInput,
  addCacheTag: AddCacheTag,
): string | undefined {
  let replaced = ''
  let from = 0
  for (let start = text.indexOf(MARK); start >= 0; start = text.indexOf(MARK, from)) {
    const end = text.indexOf(MARK, start + 1)
    const colon = text.indexOf(':', start)
    const mark = marks[Number(text.slice(start + 1, colon))]
    const by = mark?.replace(rowOf(mark, text.slice(colon + 1, end)), input, addCacheTag)
    if (by === undefined) return undefined
    replaced += text.slice(from, start) + by
    from = end + 1
  }
  return replaced + text.slice(from)
}

function rowOf({ columns }: Mark, json: string): AnyRow {
  const row: AnyRow = {}
  if (columns.length === 0) return row
  const values: unknown[] = columns.length === 1 ? [parsed(json)] : JSON.parse(`[${json}]`)
  columns.forEach((name, at) => {
    row[name] = values[at]
  })
  return row
}

/** Nearly all values are strings without escapes, which need no parser. */
function parsed(json: string): unknown {
  return json.startsWith('"') && !json.includes('\\') ? json.slice(1, -1) : JSON.parse(json)
}
