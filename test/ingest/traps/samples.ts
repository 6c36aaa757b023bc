import { expect, test } from 'vitest'
import { itemsIn } from '../formats/parsed.ts'

/** A document with what makes it hard to read, and what must come out of it. */
export type Sample = readonly [what: string, document: string, items: readonly object[]]

export function areRead(samples: readonly Sample[]): void {
  test.each(samples)('%s is read', (_what, document, items) => {
    const found = itemsIn(document)
    expect(found).toMatchObject(items)
    expect(found).toHaveLength(items.length)
  })
}

export function at(time: string): Date {
  return new Date(time)
}

export const rss = (items: string, channel = '', attributes = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters" xmlns:prism="http://prismstandard.org/namespaces/basic/3.0/" ${attributes}><channel><title>Quay</title><link>https://quay.example/</link>${channel}${items}</channel></rss>`
