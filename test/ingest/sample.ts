import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bodyHtml } from '../../schema/body/block-html.ts'
import type { MediaSubmission } from '../../schema/body/body-submission.ts'
import { type ParsedDocument, parseDocument } from '../../src/ingest/formats/detect.ts'
import { submissionOf } from '../../src/ingest/import/submission.ts'
import type { FeedItem, ParsedItem } from '../../src/ingest/item.ts'
import { decode } from '../../src/ingest/text/decode.ts'
import { validateSubmission } from '../../src/newsroom/validation/submission.ts'

export async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = []
  for await (const value of values) collected.push(value)
  return collected
}

export function samplePath(name: string): string {
  return fileURLToPath(new URL(`../feeds/${name}`, import.meta.url))
}

export async function readSample(name: string): Promise<ParsedDocument> {
  return parseDocument(decode(await readFile(samplePath(name))))
}

export async function itemsOf(name: string): Promise<ParsedItem[]> {
  const read = await readSample(name)
  if ('problem' in read) throw new Error(read.problem)
  return read.items
}

/** The articles of a sample by headline. */
export async function storiesOf(name: string): Promise<(headline: string) => FeedItem> {
  const parsed = await itemsOf(name)
  const items = parsed.flatMap((reading) => ('item' in reading ? [reading.item] : []))
  return (headline) => {
    const found = items.find((item) => item.headline === headline)
    if (!found) throw new Error(`no "${headline}" among ${items.map((item) => item.headline).join(', ')}`)
    return found
  }
}

/** What would be published of the story. */
export function publishedAs(story: FeedItem): { readonly html: string; readonly lead: MediaSubmission | null } {
  const placement = { section: 'news', language: 'en', knownSections: [], knownLabels: [] }
  const { body, leadMedia } = validateSubmission(submissionOf(story, placement, new Date()), [])
  return { html: bodyHtml(body), lead: leadMedia }
}
