import { createReadStream } from 'node:fs'
import type { Reading } from '../item.ts'
import { limits } from '../limits.ts'
import { decode } from '../text/decode.ts'
import { type Line, linesOf } from '../text/lines.ts'
import { Newest } from './newest.ts'
import { readNinjs } from './ninjs.ts'
import { ninjsKey } from './ninjs-shape.ts'

/**
 * Reads one ninjs item from each line. Reads the file twice: the first pass finds the newest version of each article, so that
 * importing a file again never restores an older version. `onBytes` reports the progress of the second pass.
 */
export async function* readNdjson(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Reading> {
  const newest = await newestVersions(path)
  const stream = createReadStream(path)
  for await (const line of linesOf(stream, limits.maxLineBytes)) {
    onBytes(stream.bytesRead)
    const parsed = parse(line)
    if (parsed === null) continue
    const key = 'value' in parsed ? ninjsKey(parsed.value) : null
    if (key && !newest.keeps(key.uri, line.number)) yield { duplicate: key.uri }
    else if ('value' in parsed) yield readNinjs(parsed.value, `line ${line.number}`)
    else yield { refused: { name: `line ${line.number}`, reason: parsed.problem } }
  }
}

async function newestVersions(path: string): Promise<Newest> {
  const newest = new Newest()
  for await (const line of linesOf(createReadStream(path), limits.maxLineBytes)) {
    const parsed = parse(line)
    const key = parsed && 'value' in parsed ? ninjsKey(parsed.value) : null
    if (key) newest.offer(key.uri, line.number, key.time)
  }
  return newest
}

/** Null for a blank line. */
function parse(line: Line): { readonly value: unknown } | { readonly problem: string } | null {
  if (line.bytes === null) return { problem: `it is longer than ${limits.maxLineBytes} bytes` }
  const text = decode(line.bytes).trim()
  if (text === '') return null
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { problem: 'it is no JSON' }
  }
}
