import { z } from 'zod'
import { cursorInvalid } from '../problem.ts'

/** The lists that have cursors of their own; one list's cursor is refused by another. */
type List = 'news' | 'relevance' | 'newest' | 'revision'

const Cursor = z.tuple([z.string(), z.number(), z.string()])
const UUID = z.uuid()
// What Postgres can compare as a time; scores lie within.
const YEAR_1_MS = -62_135_596_800_000
const YEAR_10000_MS = 253_402_300_800_000

/** `rank` is what the list is ordered by, as a number; `id` decides between equals. */
export function encodePageCursor(list: List, rank: number, id: string): string {
  return Buffer.from(JSON.stringify([list, rank, id])).toString('base64url')
}

/** @throws CURSOR_INVALID for whatever `encodePageCursor` did not make for this list. */
export function decodePageCursor(list: List, cursor: string): { rank: number; id: string } {
  const parsed = Cursor.safeParse(parse(cursor))
  if (!parsed.success) throw cursorInvalid()
  const [of, rank, id] = parsed.data
  const sound = of === list && rank >= YEAR_1_MS && rank < YEAR_10000_MS && UUID.safeParse(id).success
  if (!sound || encodePageCursor(list, rank, id) !== cursor) throw cursorInvalid()
  return { rank, id }
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}
