import { followNews } from './live/follow-news.ts'
import { tickAges } from './page/ages.ts'
import { Arrivals } from './page/arrivals.ts'
import { showConnection } from './page/connection.ts'
import type { LiveEvent } from './page/events.ts'
import { differs, type LiveList } from './page/lists.ts'
import { type LiveData, liveData } from './page/live-data.ts'
import { Refresher } from './page/refresh.ts'
import { runStrip } from './page/strip.ts'

/* The script of all pages. Pages are complete without it; with it they are updated live. */

tickAges()
runStrip()
const live = liveData(document)
if (live !== null) follow(live)

function follow({ query, variables, after, lists }: LiveData): void {
  const arrivals = new Arrivals((cursor) => refresher.soon(cursor))
  const refresher = new Refresher(after, arrivals)
  followNews<LiveEvent, LiveList>({
    gateway: location.origin,
    query,
    variables,
    after,
    onEvent: (event, cursor) => {
      refresher.reached(cursor)
      arrivals.add({ event, cursor })
    },
    states: lists,
    onState: (list, cursor) => {
      // After the events before it have been shown.
      arrivals.flush()
      if (differs(list)) refresher.soon(cursor)
    },
    onConnection: showConnection,
    refetch: (ending) => refresher.refresh(ending),
  })
  refresher.keepFresh()
}
