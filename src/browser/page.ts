import { type Connection, followNews } from './live-news.ts'
import { tickAges } from './page/ages.ts'
import { showConnection } from './page/connection.ts'
import { applyEvent, type LiveEvent } from './page/events.ts'
import { type LiveData, liveData } from './page/live-data.ts'
import { Refresher } from './page/refresh.ts'
import { runStrip } from './page/strip.ts'

/* The script of all pages: they are complete without it, and stay as fresh as the news with it. */

tickAges()
runStrip()
const live = liveData(document)
if (live !== null) follow(live)

function follow({ query, variables, after }: LiveData): void {
  const refresher = new Refresher(after)
  followNews<LiveEvent>({
    gateway: location.origin,
    query,
    variables,
    after,
    onEvent(event, cursor) {
      if (applyEvent(event)) refresher.soon(cursor)
    },
    onConnection: (connection: Connection) => showConnection(connection),
    refetch: (ending) => refresher.refresh(ending),
  })
  refresher.keepFresh()
}
