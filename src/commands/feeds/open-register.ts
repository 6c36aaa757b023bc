import { pino } from 'pino'
import type { Query } from '../../../db/connection/database.ts'
import { DirectoryInUse } from '../../../db/connection/directory-lock.ts'
import { migrate } from '../../../db/connection/migrate.ts'
import { listFeeds, openItems } from '../../../db/content/feeds/list-feeds.ts'
import { openDatabase } from '../../compose/database.ts'
import type { Config } from '../../config/config.ts'
import { readUrlFile } from '../../http/url-file.ts'
import { createFeed, deleteFeed, moveFeed } from '../../newsroom/feeds/feeds.ts'
import { type FeedRegister, MAX_OPEN_ITEMS } from './feed-register.ts'
import { gatewayRegister } from './gateway-register.ts'

/** In the database; or, if a gateway has the embedded database open, through that gateway. */
export async function openFeedRegister(config: Config, opened: AsyncDisposableStack): Promise<FeedRegister> {
  try {
    const log = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: true }))
    const database = opened.use(await openDatabase(config, log))
    await migrate(database)
    return databaseRegister(database.query)
  } catch (error) {
    const url = error instanceof DirectoryInUse ? readUrlFile(config.DATA_DIR) : null
    if (url === null) throw error
    return gatewayRegister(url, config)
  }
}

export function databaseRegister(query: Query): FeedRegister {
  return {
    list: (slug) => listFeeds(query, slug),
    openItems: (slug) => openItems(query, slug, MAX_OPEN_ITEMS),
    add: (feed) => createFeed(query, feed),
    pause: (slug) => moveFeed(query, 'pauseFeed', slug),
    resume: (slug) => moveFeed(query, 'resumeFeed', slug),
    remove: (slug) => deleteFeed(query, slug),
  }
}
