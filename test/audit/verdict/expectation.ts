import { type Filter, passes } from './filter.ts'
import type { Logged } from './log.ts'

/** The events that a reader must receive, in this order and once. */
export interface Expected {
  readonly position: number
  readonly kind: string
  readonly uri: string
  /** The expected headline; null if there must be no article, undefined if the article was killed since: the log cannot tell. */
  readonly headline: string | null | undefined
  /** Whether the article may be null: in a replay it is, if the article is not public any more. */
  readonly mayBeGone: boolean
}

const WITH_ARTICLE = new Set(['PUBLISHED', 'UPDATED', 'CORRECTED'])
const ENDS = new Set(['WITHHELD', 'CANCELED', 'EXPIRED'])

/**
 * Computed from the log only: every change of an article that matches the filter, or matched until this change; a withdrawal also if
 * any earlier public version matched.
 */
export function expectations(log: readonly Logged[]): (filter: Filter, from: number) => Expected[] {
  const news = log.flatMap(({ uri, ...event }) =>
    uri !== null && (WITH_ARTICLE.has(event.kind) || ENDS.has(event.kind)) ? [{ ...event, uri }] : [],
  )
  const versions = Map.groupBy(news, ({ uri }) => uri)
  const lastEnd = new Map(news.flatMap(({ uri, kind, position }) => (ENDS.has(kind) ? [[uri, position]] : [])))
  const lastKill = new Map(news.flatMap(({ uri, kind, position }) => (kind === 'CANCELED' ? [[uri, position]] : [])))
  return (filter, from) =>
    news.flatMap(({ position, kind, uri, headline, before, after }) => {
      const is = after !== null && passes(filter, after)
      const was = before !== null && passes(filter, before)
      const once = () =>
        versions
          .get(uri)
          ?.some((version) => version.position < position && version.after && passes(filter, version.after))
      if (position <= from || !(is || was || (ENDS.has(kind) && once()))) return []
      const shown = is || after === null ? kind : 'LEFT'
      const killed = (lastKill.get(uri) ?? 0) > position
      const article = WITH_ARTICLE.has(shown) ? (killed ? undefined : headline) : null
      return [{ position, kind: shown, uri, headline: article, mayBeGone: (lastEnd.get(uri) ?? 0) > position }]
    })
}
