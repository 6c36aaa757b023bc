import { type Connection, FETCH_MS, followNews } from '../live/follow-news.ts'
import { backOff, pause } from '../live/pause.ts'
import { headlines, Refused } from './gateway.ts'
import { type Headline, Headlines, type TickerEvent } from './headlines.ts'
import { NEWS } from './operations.ts'

/** Asked for beyond those that are shown: they move up when others are taken away. */
const RESERVE = 10
/** Kept in all, so that who pauses the ticker keeps what was shown. */
const MAX_KEPT = 300

export interface Choice {
  readonly gateway: string
  /** Null for all. */
  readonly sections: readonly string[] | null
  /** Of the news, and of the names of sections; null for all. */
  readonly language: string | null
  readonly max: number
}

export interface Shown {
  /** Newest first, and more than are to be seen. */
  show(headlines: readonly Headline[]): void
  connection(connection: Connection): void
  refuse(reason: 'refused' | 'failed'): void
}

/** Shows the headlines of the choice, and keeps them up to date until the signal. */
export async function follow(choice: Choice, shown: Shown, leaving: AbortSignal): Promise<void> {
  const { gateway, sections, language, max } = choice
  const filter = { ...(sections && { sections }), ...(language && { languages: [language] }) }
  // In this order and these forms for all: tickers that choose the same share one execution.
  const variables = { language, filter }
  const known = new Headlines(MAX_KEPT)
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
