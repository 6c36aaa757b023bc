import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Readings, readDocument } from '../../src/ingest/formats/read-document.ts'
import type { FeedItem, Reading } from '../../src/ingest/item.ts'
import { decode } from '../../src/ingest/text/decode.ts'

export async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = []
  for await (const value of values) collected.push(value)
  return collected
}

export function samplePath(name: string): string {
  return fileURLToPath(new URL(`../feeds/${name}`, import.meta.url))
}

export async function readSample(name: string): Promise<Readings> {
  return readDocument(decode(await readFile(samplePath(name))))
}

export async function readingsOf(name: string): Promise<Reading[]> {
  const read = await readSample(name)
  if ('problem' in read) throw new Error(read.problem)
  return read.readings
}

/** The articles of a sample by headline. */
export async function storiesOf(name: string): Promise<(headline: string) => FeedItem> {
  const readings = await readingsOf(name)
  const items = readings.flatMap((reading) => ('item' in reading ? [reading.item] : []))
  return (headline) => {
    const found = items.find((item) => item.headline === headline)
    if (!found) throw new Error(`no "${headline}" among ${items.map((item) => item.headline).join(', ')}`)
    return found
  }
}
