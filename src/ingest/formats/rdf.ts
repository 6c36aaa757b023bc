import { detectRdfFeed, parseRdfFeed, type RdfFeed } from 'feedsmith'
import type { ParsedItem } from '../item.ts'
import type { ReadOptions } from './format.ts'
import { parsedItems } from './parsed-items.ts'
import { draftOf } from './rss.ts'

/** RSS 1.0, whose items are identified by `rdf:about`; otherwise an item of RSS. */
export function matches(xml: string): boolean {
  return detectRdfFeed(xml)
}

export function read(xml: string, options: ReadOptions): ParsedItem[] {
  const channel: RdfFeed.Feed<string> = parseRdfFeed(xml)
  const drafts = (channel.items ?? []).map(({ rdf, ...item }) => {
    const guid = rdf?.about === undefined ? {} : { guid: { value: rdf.about } }
    return draftOf({ ...item, ...guid }, channel, options)
  })
  return parsedItems(drafts)
}
