import type { AnyRow } from '../../db/relation/entity.ts'
import type { AddCacheTag } from './declaration.ts'
import type { Mark } from './marks.ts'
import type { PlanInput } from './plan.ts'

const QUOTE = 34
const BACKSLASH = 92
const STRING = /"(?:[^"\\]|\\.)*"/y
const NEXT = /["[\]{}]/g

/**
 * Replaces the marks in the text; undefined if one cannot be replaced. String values cannot be mistaken for marks: a quotation mark
 * inside a string is escaped, and only member names are followed by a colon.
 */
export function replaceMarks(
  text: string,
  marks: readonly Mark[],
  input: PlanInput,
  addCacheTag: AddCacheTag,
): string | undefined {
  let replaced = ''
  let from = 0
  // One rare character is found faster than two of which the first is common.
  for (let sign = text.indexOf('#'); sign >= 0; sign = text.indexOf('#', Math.max(from, sign + 1))) {
    const at = sign - 1
    if (text.charCodeAt(at) !== QUOTE) continue
    const close = text.indexOf('"', sign)
    const mark = text[close + 1] === ':' ? marks[Number(text.slice(sign + 1, close))] : undefined
    if (!mark) continue
    const start = close + 2
    const end = endOfValue(text, start)
    const by = mark.replace(rowOf(mark, parsed(text, start, end)), input, addCacheTag)
    if (by === undefined) return undefined
    replaced += text.slice(from, at) + by
    // A removed mark takes its comma with it. Tag marks come first, so a comma is missing only if nothing else is selected.
    from = by === '' && text[end] === ',' ? end + 1 : end
  }
  return replaced + text.slice(from)
}

function rowOf({ columns }: Mark, value: unknown): AnyRow {
  const [only = ''] = columns
  if (columns.length === 1) return { [only]: value }
  const row: AnyRow = {}
  for (const [at, name] of columns.entries()) row[name] = Array.isArray(value) ? value[at] : null
  return row
}

/** Parses the value of a mark. Nearly all are strings without escapes, which need no parser. */
function parsed(text: string, start: number, end: number): unknown {
  const isString = text.charCodeAt(start) === QUOTE
  const inner = text.slice(start + 1, end - 1)
  return isString && !inner.includes('\\') ? inner : JSON.parse(text.slice(start, end))
}

/** The index after the JSON value that starts at `start`. */
function endOfValue(text: string, start: number): number {
  const first = text[start]
  if (first === '"') return endOfString(text, start)
  if (first !== '[' && first !== '{')
    return Math.min(...[',', '}'].map((sign) => text.indexOf(sign, start)).filter((at) => at >= 0))
  let depth = 0
  NEXT.lastIndex = start
  for (let found = NEXT.exec(text); found; found = NEXT.exec(text)) {
    const [sign] = found
    if (sign === '"') NEXT.lastIndex = endOfString(text, found.index)
    else if (sign === '[' || sign === '{') depth++
    else if (--depth === 0) return NEXT.lastIndex
  }
  return text.length
}

function endOfString(text: string, start: number): number {
  // Fast path: the next quotation mark is not escaped.
  const quote = text.indexOf('"', start + 1)
  if (text.charCodeAt(quote - 1) !== BACKSLASH) return quote + 1
  STRING.lastIndex = start
  STRING.exec(text)
  return STRING.lastIndex
}
