import { followNews } from './live/follow-news.ts'
import { tickAges } from './page/ages.ts'
import { Arrivals } from './page/arrivals.ts'
import { showConnection } from './page/connection.ts'
import { differs, type LiveList } from './page/lists.ts'
import { type LiveData, liveData } from './page/live-data.ts'
import type { LiveEvent } from './page/live-event.ts'
import { replaceBrokenPictures } from './page/pictures.ts'
import { type PostEvent, PostSubscription, retractPosts } from './page/posts.ts'
import { runStrip } from './page/strip.ts'
import { runUpdates } from './place/updates.ts'
import { runWaiting } from './place/waiting.ts'
import { Refresher } from './refresh/refresh.ts'

/* The script of all pages. Pages are complete without it; with it they are updated live. */

tickAges()
replaceBrokenPictures()
runStrip()
const live = liveData(document)
if (live !== null) follow(live)

function follow({ query, variables, after, lists, posts: shown }: LiveData): void {
  const posts = shown && new PostSubscription(shown, after)
  const arrivals = new Arrivals((cursor) => refresher.soon(cursor))
  const refresher = new Refresher(after, arrivals)
  followNews<LiveEvent, LiveList | PostEvent>({
    gateway: location.origin,
    query,
    variables,
    after,
    onEvent: (event, cursor) => {
      refresher.reached(cursor)
      arrivals.add({ event, cursor })
    },
    states: posts ? [...lists, posts] : lists,
    onState: (state, cursor) => {
      // After the events before it have been shown.
      arrivals.flush()
      if ('kind' in state) {
        posts?.reached(cursor)
        retractPosts(state)
      }
      if ('kind' in state || differs(state)) refresher.soon(cursor)
    },
    onConnection: showConnection,
    refetch: async (ending) => {
      const cursor = await refresher.refresh(ending)
      posts?.reached(cursor)
      return cursor
    },
  })
  refresher.keepFresh()
  runUpdates(() => refresher.resume())
  runWaiting()
}
