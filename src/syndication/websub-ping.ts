import type { LoggedEvent } from '../../db/log/event-log.ts'
import { EDITIONS } from '../../schema/addresses.ts'
import { FEED_FORMATS, feedPath, type Topic } from './feed-address.ts'

/** Feeds named in one request. */
const MAX_FEEDS = 50
const LANGUAGES = [null, ...EDITIONS]

/** The bodies of requests that tell a WebSub hub which feeds have changed. */
export function hubPings(events: readonly LoggedEvent[], publicUrl: string): URLSearchParams[] {
  const urls = topicsOf(events).flatMap((topic) =>
    FEED_FORMATS.flatMap((format) =>
      LANGUAGES.map((language) => new URL(feedPath({ topic, format, language }), publicUrl).href),
    ),
  )
  return Array.from({ length: Math.ceil(urls.length / MAX_FEEDS) }, (_, at) => {
    const some = urls.slice(at * MAX_FEEDS, (at + 1) * MAX_FEEDS)
    return new URLSearchParams([['hub.mode', 'publish'], ...some.map((url) => ['hub.url', url])])
  })
}

/** What the articles of the events are, or were, listed under; null for all news. */
function topicsOf(events: readonly LoggedEvent[]): (Topic | null)[] {
  const topics = new Map<string, Topic>()
  const news = events.filter(({ uri }) => uri !== null)
  for (const { before, after, past } of news) {
    for (const facets of [before, after, ...(past ?? [])]) {
      const lists = { section: facets?.sections, tag: facets?.tags, author: facets?.authors } as const
      for (const kind of ['section', 'tag', 'author'] as const) {
        for (const slug of lists[kind] ?? []) topics.set(`${kind} ${slug}`, { kind, slug })
      }
    }
  }
  return news.length === 0 ? [] : [null, ...topics.values()]
}
