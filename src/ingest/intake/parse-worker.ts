import { parseDocument } from '../formats/detect.ts'
import { decode } from '../text/decode.ts'
import type { ParsedBytes, ParseTask } from './parser.ts'

/** Elements that are no items stand at the beginning. */
const MAX_HEAD_CHARACTERS = 65_536

/** Runs in a thread of its own. */
export default function parse({ bytes, contentType, format, timeZone }: ParseTask): ParsedBytes {
  const text = decode(bytes, { contentType })
  const parsed = parseDocument(text, { format, timeZone })
  return 'problem' in parsed ? parsed : { ...parsed, head: text.slice(0, MAX_HEAD_CHARACTERS) }
}
