import { detectRdfFeed, parseRdfFeed, type RdfFeed } from 'feedsmith'
import { type ParsedItem, parsedItem } from '../item.ts'
import { markOlderVersions } from './newest-version.ts'
import { draftOf } from './rss.ts'

/** RSS 1.0, whose items are identified by `rdf:about`; otherwise an item of RSS. */
export function matches(xml: string): boolean {
  return detectRdfFeed(xml)
}

export function read(xml: string): ParsedItem[] {
  const channel: RdfFeed.Feed<string> = parseRdfFeed(xml)
  const items = (channel.items ?? []).map(({ rdf, ...item }, index) => {
    const guid = rdf?.about === undefined ? {} : { guid: { value: rdf.about } }
    return parsedItem(draftOf({ ...item, ...guid }, channel), `item ${index + 1}`)
  })
  return markOlderVersions(items)
}
