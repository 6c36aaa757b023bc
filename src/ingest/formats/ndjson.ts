import { createReadStream } from 'node:fs'
import type { ParsedItem } from '../item.ts'
import { limits } from '../limits.ts'
import { decode } from '../text/decode.ts'
import { type Line, linesOf } from '../text/lines.ts'
import type { ReadOptions } from './format.ts'
import { NewestVersion } from './newest-version.ts'
import { readNinjsItem } from './ninjs/item.ts'
import { ninjsKey } from './ninjs/key.ts'

/**
 * Reads NDJSON with one ninjs item per line, twice: the first pass finds the newest version of each story, so that importing the
 * file again never replaces a story by an older version. `onBytes` reports the progress of the second pass.
 */
export async function* readNdjson(
  path: string,
  onBytes: (bytes: number) => void,
  options: ReadOptions = {},
): AsyncGenerator<ParsedItem> {
  const newest = await newestVersions(path)
  const stream = createReadStream(path)
  for await (const line of linesOf(stream, limits.maxLineBytes)) {
    onBytes(stream.bytesRead)
    const parsed = parse(line)
    if (parsed === null) continue
    const key = 'value' in parsed ? ninjsKey(parsed.value) : null
    if (key && !newest.is(key.uri, line.number)) yield { duplicate: key.uri }
    else if ('value' in parsed) yield readNinjsItem(parsed.value, `line ${line.number}`, options)
    else yield { refused: { name: `line ${line.number}`, reason: parsed.problem } }
  }
}

async function newestVersions(path: string): Promise<NewestVersion> {
  const newest = new NewestVersion()
  for await (const line of linesOf(createReadStream(path), limits.maxLineBytes)) {
    const parsed = parse(line)
    const key = parsed && 'value' in parsed ? ninjsKey(parsed.value) : null
    if (key) newest.offer(key.uri, line.number, key)
  }
  return newest
}

/** The same of a text that is in memory. */
export function readLines(text: string, options: ReadOptions): ParsedItem[] {
  const lines = text.split('\n').map((line, at) => ({ name: `line ${at + 1}`, parsed: parsedLine(line) }))
  const newest = new NewestVersion()
  const keys = lines.map(({ parsed }) => (parsed && 'value' in parsed ? ninjsKey(parsed.value) : null))
  for (const [at, key] of keys.entries()) if (key) newest.offer(key.uri, at, key)
  return lines.flatMap(({ name, parsed }, at): ParsedItem[] => {
    const key = keys[at]
    if (parsed === null) return []
    if (!('value' in parsed)) return [{ refused: { name, reason: parsed.problem } }]
    return [key && !newest.is(key.uri, at) ? { duplicate: key.uri } : readNinjsItem(parsed.value, name, options)]
  })
}

type ParsedLine = { readonly value: unknown } | { readonly problem: string }

/** Null for a blank line. */
function parse(line: Line): ParsedLine | null {
  if (line.bytes === null) return { problem: `it is longer than ${limits.maxLineBytes} bytes` }
  return parsedLine(decode(line.bytes))
}

/** Null for a blank line. */
function parsedLine(line: string): ParsedLine | null {
  const text = line.trim()
  if (text === '') return null
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { problem: 'it is no JSON' }
  }
}

/**
 * Whether the start of a file is NDJSON: its first line is a whole JSON object, or broken but followed by one that is, and it
 * is not the only line.
 */
export function isNdjson(start: string): boolean {
  const [first, second] = start
    .split('\n', 50)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (first === undefined || second === undefined || !first.startsWith('{')) return false
  return isWhole(first) || (first.length > 1 && second.startsWith('{') && isWhole(second))
}

function isWhole(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}
