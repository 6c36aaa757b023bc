import { followNews } from '../live/follow-news.ts'
import type { Connection } from '../live/live-news.ts'
import { backOff, pause } from '../live/pause.ts'
import { FETCH_MS } from '../live/poll.ts'
import { headlines, Refused } from './gateway.ts'
import { type Headline, Headlines, type TickerEvent } from './headlines.ts'
import { NEWS } from './operations.ts'

/** Fetched in addition to the visible headlines, to fill up when others are removed. */
const RESERVE = 10
/** Maximum number of headlines in memory, so that a paused ticker keeps what it shows. */
const MAX_HEADLINES = 300

export interface Choice {
  readonly gateway: string
  /** Slugs of sections; null for all. */
  readonly sections: readonly string[] | null
  /** The language of the news and of section names; null for all. */
  readonly language: string | null
  readonly max: number
}

export interface TickerView {
  /** All headlines in memory, newest first; more than are visible. */
  show(headlines: readonly Headline[]): void
  connection(connection: Connection): void
  refuse(reason: 'refused' | 'failed'): void
}

/** Shows the selected headlines and keeps them up to date until the signal aborts. */
export async function follow(choice: Choice, shown: TickerView, leaving: AbortSignal): Promise<void> {
  const { gateway, sections, language, max } = choice
  const filter = { ...(sections && { sections }), ...(language && { languages: [language] }) }
  // Canonical order and form: tickers with the same selection share one execution.
  const variables = { language, filter }
  const known = new Headlines(MAX_HEADLINES)
  const refetch = async (signal: AbortSignal) => {
    const { asOf, nodes } = await headlines(gateway, { ...variables, first: max + RESERVE }, signal)
    if (signal.aborted) return asOf
    known.replace(nodes, nodes.length < max + RESERVE)
    shown.show(known.list)
    return asOf
  }
  shown.connection('connecting')
  for (let failures = 0; !leaving.aborted; failures++) {
    try {
      const asOf = await refetch(AbortSignal.any([leaving, AbortSignal.timeout(FETCH_MS)]))
      const leave = followNews<TickerEvent>({
        gateway,
        query: NEWS,
        variables,
        after: asOf,
        onEvent(event) {
          known.apply(event)
          shown.show(known.list)
        },
        onConnection: (connection) => shown.connection(connection),
        refetch,
      })
      return leaving.addEventListener('abort', leave)
    } catch (error) {
      if (leaving.aborted) return
      if (error instanceof Refused) {
        console.error(`<news-ticker>: ${error.message}`)
        return shown.refuse(error.reason)
      }
      shown.connection('offline')
      await pause(backOff(failures), leaving)
    }
  }
}
