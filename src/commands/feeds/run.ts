import type { ListedFeed } from '../../../db/content/feeds/list-feeds.ts'
import { table } from '../../terminal/table.ts'
import type { Action } from './arguments.ts'
import type { FeedRegister } from './feed-register.ts'

/** Does what the command line asks for. Returns what is printed; null if there is no such feed. */
export async function runFeeds(action: Action, register: FeedRegister): Promise<string | null> {
  switch (action.do) {
    case 'list':
      return listed(await register.list(null))
    case 'show': {
      const [feed] = await register.list(action.slug)
      return feed ? shown(feed, await register.openItems(action.slug)) : null
    }
    case 'add':
      await register.add(action.feed)
      return `added ${action.feed.slug}\n`
    case 'pause':
      await register.pause(action.slug)
      return `paused ${action.slug}: it takes nothing, no kills either, until it is resumed\n`
    case 'resume':
      await register.resume(action.slug)
      return `resumed ${action.slug}\n`
    case 'remove':
      await register.remove(action.slug)
      return `removed ${action.slug}; its articles stay\n`
  }
}

function listed(feeds: readonly ListedFeed[]): string {
  if (feeds.length === 0) return 'There are no feeds. npm run feeds -- add SLUG adds one.\n'
  const head = ['slug', 'state', 'articles', 'waiting', 'refused', 'withdrawn', 'last success', 'last error']
  return table(
    head,
    feeds.map(({ slug, state, taken, waiting, refused, dropped, lastSucceededAt, lastError }) => [
      ...[slug, state, taken, waiting, refused, dropped, lastSucceededAt, lastError],
    ]),
  )
}

function shown(feed: ListedFeed, items: Awaited<ReturnType<FeedRegister['openItems']>>): string {
  const settings = table(['setting', 'value'], Object.entries(feed))
  if (items.length === 0) return settings
  const rows = items.map(({ itemId, state, changedAt, reason }) => [itemId, state, changedAt, reason])
  return `${settings}\n${table(['item', 'state', 'since', 'reason'], rows)}`
}
