import { atom } from './atom.ts'
import type { Feed } from './feed.ts'
import { jsonFeed } from './json-feed.ts'
import { newsmlG2 } from './newsml/message.ts'
import { ninjs } from './ninjs.ts'
import { rss } from './rss.ts'

const FORMATS = {
  rss: { type: 'application/rss+xml', write: rss },
  atom: { type: 'application/atom+xml', write: atom },
  json: { type: 'application/feed+json', write: jsonFeed },
  newsml: { type: 'application/vnd.iptc.g2.newsmessage+xml', write: newsmlG2 },
  ninjs: { type: 'application/x-ndjson', write: ninjs },
} as const satisfies Record<string, { type: string; write: (feed: Feed) => string }>

/** What the news of a feed have in common. */
export interface Topic {
  readonly kind: 'section' | 'tag' | 'author'
  readonly slug: string
}

/** By the folder of the address. */
const KINDS: Readonly<Record<string, Topic['kind']>> = { 'tags/': 'tag', 'authors/': 'author' }

export interface FeedAddress {
  /** Null for all news: `/feeds/latest.…`. */
  readonly topic: Topic | null
  readonly format: keyof typeof FORMATS
  /** Null for all languages. */
  readonly language: string | null
}

export function formatOf({ format }: FeedAddress): (typeof FORMATS)[keyof typeof FORMATS] {
  return FORMATS[format]
}

/** Parses the URL of a feed; null if it is another one. */
export function feedAddress({ pathname, searchParams }: URL): FeedAddress | null {
  const [, folder = '', name, format] = /^\/feeds\/(tags\/|authors\/)?([\p{L}\p{N}%-]+)\.(\w+)$/u.exec(pathname) ?? []
  if (name === undefined || !isFormat(format)) return null
  const slug = decoded(name)
  if (slug === null) return null
  const kind = KINDS[folder] ?? 'section'
  const topic = kind === 'section' && slug === 'latest' ? null : { kind, slug }
  return { topic, format, language: searchParams.get('language') || null }
}

export function feedPath({ topic, format, language }: FeedAddress): string {
  const chosen = language === null ? '' : `?${new URLSearchParams({ language })}`
  const folder = Object.keys(KINDS).find((name) => KINDS[name] === topic?.kind) ?? ''
  return `/feeds/${folder}${encodeURIComponent(topic?.slug ?? 'latest')}.${format}${chosen}`
}

export const FEED_FORMATS = Object.keys(FORMATS).filter(isFormat)

function isFormat(name: string | undefined): name is keyof typeof FORMATS {
  return name !== undefined && Object.hasOwn(FORMATS, name)
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
