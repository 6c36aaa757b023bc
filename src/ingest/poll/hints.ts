import type { Hub } from '../../../db/content/feeds/websub.ts'

/** What a feed asks of those who poll it. */
export interface FeedHints {
  /** For so long it has nothing new (RSS `ttl`). */
  readonly freshSeconds: number
  /** Hours of the day, in UTC, in which it has nothing new (RSS `skipHours`). */
  readonly skipHours: readonly number[]
  /** The WebSub hub that it names, with its own address at the hub. */
  readonly hub: Hub | null
}

export const NO_HINTS: FeedHints = { freshSeconds: 0, skipHours: [], hub: null }

const LINK = /<(?:[\w-]+:)?link\s([^<>]*)>/g
const ATTRIBUTE = /\b(rel|href)\s*=\s*["']([^"'<>]*)["']/g
const HEADER_LINK = /<([^<>]{1,2000})>\s*;\s*rel="?([\w -]+)"?/g

/**
 * @param beginning of the document: the elements of a channel stand before its items
 * @param linkHeader the `Link` header of the response, which may name the hub too (WebSub, section 4)
 */
export function hintsOf(beginning: string, linkHeader: string | null = null): FeedHints {
  const head = beginning.split(/<(?:item|entry)[\s>]/, 1)[0] ?? ''
  const [, ttlMinutes = '0'] = /<ttl>\s*(\d{1,6})\s*<\/ttl>/.exec(head) ?? []
  const [, skipped = ''] = /<skipHours>([\s\S]*?)<\/skipHours>/.exec(head) ?? []
  const hours = [...skipped.matchAll(/<hour>\s*(\d{1,2})\s*<\/hour>/g)].map(([, hour]) => Number(hour) % 24)
  const hub = hubOf([...linksOfHeader(linkHeader), ...linksOf(head)])
  return { freshSeconds: Number(ttlMinutes) * 60, skipHours: hours, hub }
}

type Link = readonly [rel: string, href: string]

function linksOf(head: string): Link[] {
  return [...head.matchAll(LINK)].map(([, attributes = '']) => {
    const found = [...attributes.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, value])
    const { rel = '', href = '' } = Object.fromEntries(found)
    return [rel, href.replaceAll('&amp;', '&')]
  })
}

function linksOfHeader(header: string | null): Link[] {
  return [...(header ?? '').matchAll(HEADER_LINK)].map(([, href = '', rel = '']) => [rel, href])
}

function hubOf(links: readonly Link[]): Hub | null {
  const first = (wanted: string) =>
    links.find(([rel, href]) => rel.split(/\s+/).includes(wanted) && URL.canParse(href))?.[1]
  const [url, topic] = [first('hub'), first('self')]
  return url !== undefined && topic !== undefined ? { url, topic } : null
}
