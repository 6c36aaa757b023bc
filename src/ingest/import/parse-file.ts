import { readFile } from 'node:fs/promises'
import { parseDocument } from '../formats/detect.ts'
import { isNdjson, readNdjson } from '../formats/ndjson.ts'
import type { ParsedItem } from '../item.ts'
import { limits } from '../limits.ts'
import { decode } from '../text/decode.ts'
import { firstBytes, type ImportFile } from './import-file.ts'

export interface ParsedFile {
  readonly items: AsyncIterable<ParsedItem>
  /** The part of the file that was read so far, from 0 to 1. */
  fraction(): number
}

/** NDJSON is streamed; any other format is read as a whole. */
export async function parseFile(file: ImportFile): Promise<ParsedFile | { readonly problem: string }> {
  const { path, sizeBytes } = file
  if (isNdjson(decode(await firstBytes(path, limits.maxLineBytes)))) {
    let readBytes = 0
    const items = readNdjson(path, (bytes) => {
      readBytes = bytes
    })
    return { items, fraction: () => readBytes / sizeBytes }
  }
  if (sizeBytes > limits.maxDocumentBytes) {
    return { problem: `it is larger than ${limits.maxDocumentBytes} bytes; only NDJSON may be` }
  }
  const document = parseDocument(decode(await readFile(path)))
  if ('problem' in document) return document
  let yielded = 0
  const items = (async function* () {
    for (const item of document.items) {
      yielded += 1
      yield item
    }
  })()
  return { items, fraction: () => yielded / document.items.length }
}
