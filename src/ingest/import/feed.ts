import { readFile } from 'node:fs/promises'
import { readNdjson } from '../formats/ndjson.ts'
import { isNdjson, readDocument } from '../formats/read-document.ts'
import type { Reading } from '../item.ts'
import { limits } from '../limits.ts'
import { decode } from '../text/decode.ts'
import { type Document, head } from './document.ts'

/** The items of a document, and the fraction of it that has been read. */
export interface Feed {
  readonly readings: AsyncIterable<Reading>
  fraction(): number
}

export async function feedIn(document: Document): Promise<Feed | { readonly problem: string }> {
  const { path, sizeBytes } = document
  if (isNdjson(decode(await head(path, limits.maxLineBytes)))) {
    let readBytes = 0
    const readings = readNdjson(path, (bytes) => {
      readBytes = bytes
    })
    return { readings, fraction: () => readBytes / sizeBytes }
  }
  if (sizeBytes > limits.maxDocumentBytes) {
    return { problem: `it is larger than ${limits.maxDocumentBytes} bytes; only NDJSON may be` }
  }
  const read = readDocument(decode(await readFile(path)))
  if ('problem' in read) return read
  let handed = 0
  const readings = (async function* () {
    for (const reading of read.readings) {
      handed += 1
      yield reading
    }
  })()
  return { readings, fraction: () => handed / read.readings.length }
}
