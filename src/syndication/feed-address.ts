import { atom } from './atom.ts'
import type { Feed } from './feed.ts'
import { jsonFeed } from './json-feed.ts'
import { ninjs } from './ninjs.ts'
import { rss } from './rss.ts'

const FORMATS = {
  rss: { type: 'application/rss+xml', write: rss },
  atom: { type: 'application/atom+xml', write: atom },
  json: { type: 'application/feed+json', write: jsonFeed },
  ninjs: { type: 'application/x-ndjson', write: ninjs },
} as const satisfies Record<string, { type: string; write: (feed: Feed) => string }>

export interface FeedAddress {
  /** Null for all sections: `/feeds/latest.…`. */
  readonly section: string | null
  readonly format: keyof typeof FORMATS
  /** Null for all languages. */
  readonly language: string | null
}

export function formatOf({ format }: FeedAddress): (typeof FORMATS)[keyof typeof FORMATS] {
  return FORMATS[format]
}

/** Parses the URL of a feed; null if it is another one. */
export function feedAddress({ pathname, searchParams }: URL): FeedAddress | null {
  const [, slug, format] = /^\/feeds\/([\p{L}\p{N}%-]+)\.(\w+)$/u.exec(pathname) ?? []
  if (slug === undefined || !isFormat(format)) return null
  const section = decoded(slug)
  if (section === null) return null
  return { section: section === 'latest' ? null : section, format, language: searchParams.get('language') || null }
}

export function feedPath({ section, format, language }: FeedAddress): string {
  const chosen = language === null ? '' : `?${new URLSearchParams({ language })}`
  return `/feeds/${encodeURIComponent(section ?? 'latest')}.${format}${chosen}`
}

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
