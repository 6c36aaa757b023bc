import { decodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import type { Chance } from '../../chance.ts'

/** The mutations of one writer, with their results. */
export interface Written {
  readonly cursor: string
  readonly uri: string
  readonly version: number
  readonly story: Story
}

export interface Story {
  readonly section: 'news' | 'world' | 'europe' | 'sport'
  readonly language: 'en' | 'en-GB' | 'it'
  readonly urgency: number
}

export interface Filter {
  readonly tags: readonly [string]
  readonly sections?: readonly string[]
  readonly languages?: readonly string[]
  readonly maxUrgency?: number
}

export function anyStory({ pick, below }: Chance): Story {
  return {
    section: pick(['news', 'world', 'europe', 'sport']),
    language: pick(['en', 'en-GB', 'it']),
    urgency: 1 + below(9),
  }
}

export function anyFilter({ maybe, some, below }: Chance, tag: string): Filter {
  const sections = maybe(() => some(['news', 'world', 'europe', 'sport']))
  const languages = maybe(() => some(['en', 'it']))
  const maxUrgency = maybe(() => 1 + below(9))
  return {
    tags: [tag],
    ...(sections && { sections }),
    ...(languages && { languages }),
    ...(maxUrgency && { maxUrgency }),
  }
}

/** Makes an article that matches the filter; null if none can. */
export function passing(filter: Filter): Story | null {
  const candidates = (['news', 'world', 'europe', 'sport'] as const).flatMap((section) =>
    (['en', 'en-GB', 'it'] as const).map((language): Story => ({ section, language, urgency: 1 })),
  )
  return candidates.find((story) => passes(story, filter)) ?? null
}

export function passes({ section, language, urgency }: Story, filter: Filter): boolean {
  const within = section === 'europe' ? ['europe', 'world'] : [section]
  return (
    (filter.sections?.some((slug) => within.includes(slug)) ?? true) &&
    (filter.languages?.some((range) => language === range || language.startsWith(`${range}-`)) ?? true) &&
    urgency <= (filter.maxUrgency ?? 9)
  )
}

/** What the list must contain at `asOf` and what must be delivered after it, computed from the writers' results only. */
export function expectedNews(written: readonly Written[], filter: Filter, asOf: string) {
  const listed = new Map<string, number>()
  const pushed: { cursor: string; kind: string; uri: string; version: number }[] = []
  const before = new Map<string, Story>()
  for (const { cursor, uri, version, story } of written.toSorted((a, b) => position(a.cursor) - position(b.cursor))) {
    const earlier = before.get(uri)
    const was = earlier !== undefined && passes(earlier, filter)
    const is = passes(story, filter)
    before.set(uri, story)
    if (position(cursor) <= position(asOf)) {
      if (is) listed.set(uri, version)
      else listed.delete(uri)
    } else if (is || was) {
      pushed.push({ cursor, kind: is ? (earlier ? 'UPDATED' : 'PUBLISHED') : 'LEFT', uri, version })
    }
  }
  return { listed, pushed }
}

function position(cursor: string): number {
  const place = decodeLogCursor(cursor)
  if (!place) throw new Error(`no cursor: ${cursor}`)
  return place.position
}
