export interface Line {
  /** The line number, from 1. */
  readonly number: number
  /** Null if the line is too long; it is skipped without buffering it. */
  readonly bytes: Uint8Array | null
}

const lineEnd = 0x0a

/** Splits a byte stream into lines, with one line in memory at a time. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, maxLineBytes: number): AsyncGenerator<Line> {
  let number = 1
  let parts: Uint8Array[] = []
  let length = 0
  const keep = (part: Uint8Array): void => {
    length += part.length
    if (length <= maxLineBytes) parts.push(part)
    else parts = []
  }
  const taken = (): Line => {
    const line = { number, bytes: length > maxLineBytes ? null : Buffer.concat(parts) }
    number += 1
    parts = []
    length = 0
    return line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(lineEnd); end !== -1; end = chunk.indexOf(lineEnd, start)) {
      keep(chunk.subarray(start, end))
      yield taken()
      start = end + 1
    }
    keep(chunk.subarray(start))
  }
  if (length > 0) yield taken()
}
