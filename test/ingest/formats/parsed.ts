import { parseDocument } from '../../../src/ingest/formats/detect.ts'
import type { ReadOptions } from '../../../src/ingest/formats/format.ts'
import type { FeedItem, ParsedItem } from '../../../src/ingest/item.ts'

/** What a document of any format is read as. */
export function parsedIn(text: string, options?: ReadOptions): ParsedItem[] {
  const document = parseDocument(text, options)
  if ('problem' in document) throw new Error(document.problem)
  return document.items
}

export function itemsIn(text: string, options?: ReadOptions): FeedItem[] {
  return parsedIn(text, options).flatMap((parsed) => ('item' in parsed ? [parsed.item] : []))
}

/** The only item of a document. */
export function itemIn(text: string, options?: ReadOptions): FeedItem {
  const [item, ...others] = itemsIn(text, options)
  if (item === undefined || others.length > 0) throw new Error(JSON.stringify(parsedIn(text, options)))
  return item
}
