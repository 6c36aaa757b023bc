import { z } from 'zod'
import { cursorInvalid } from '../errors.ts'

/**
 * The kinds of lists. A cursor is valid for its own kind only, and names a place in its order: a page after it is right in each list of the
 * kind, whatever its filter. The order of relevance is another one for each query.
 */
export type List =
  | 'news'
  | `relevance ${string}`
  | 'newest'
  | 'revision'
  | 'changed'
  | 'author'
  | 'tag'
  | 'curation'
  | 'section'
  | 'label'
  | 'feed'
  | 'post'
  | 'pinned post'
  | 'webhook'

const Cursor = z.tuple([z.string(), z.number(), z.string()])
const UUID = z.uuid()
// The range of times that Postgres can compare; scores are within it.
const YEAR_1_MS = -62_135_596_800_000
const YEAR_10000_MS = 253_402_300_800_000

/** `rank` is the sort key as a number; `id` breaks ties. */
export function encodePageCursor(list: List, rank: number, id: string): string {
  return Buffer.from(JSON.stringify([list, rank, id])).toString('base64url')
}

/** @throws CURSOR_INVALID for a malformed cursor, and for one of another kind of list. */
export function decodePageCursor(
  list: List | readonly List[],
  cursor: string,
): { list: List; rank: number; id: string } {
  const parsed = Cursor.safeParse(parse(cursor))
  if (!parsed.success) throw cursorInvalid()
  const [name, rank, id] = parsed.data
  const of = [list].flat().find((one) => one === name)
  const sound = rank >= YEAR_1_MS && rank < YEAR_10000_MS && UUID.safeParse(id).success
  if (!of || !sound || encodePageCursor(of, rank, id) !== cursor) throw cursorInvalid()
  return { list: of, rank, id }
}

/** Whether a cursor is given. Clients send an empty one until they have one. */
export function isCursor(given: string | null | undefined): given is string {
  return typeof given === 'string' && given !== ''
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}
