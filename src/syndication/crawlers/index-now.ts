import type { ServerResponse } from 'node:http'
import type { Query } from '../../../db/connection/database.ts'
import type { LoggedEvent } from '../../../db/log/event-log.ts'
import { addressesOf } from '../../../db/news/changed-addresses.ts'
import { articlePath } from '../../../schema/addresses.ts'

/** The address of the file by which search engines know that the key is the site's own. */
export function keyPath(key: string): string {
  return `/${key}.txt`
}

export function sendKey(key: string, response: ServerResponse): true {
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }).end(key)
  return true
}

/** The body that tells search engines which pages have changed; null if none has. */
export async function indexNow(
  query: Query,
  events: readonly LoggedEvent[],
  key: string,
  publicUrl: string,
): Promise<object | null> {
  const ids = [...new Set(events.flatMap(({ uri, subjectId }) => (uri === null ? [] : subjectId)))]
  const articles = ids.length === 0 ? [] : await addressesOf(query, ids)
  if (articles.length === 0) return null
  return {
    host: new URL(publicUrl).host,
    key,
    keyLocation: new URL(keyPath(key), publicUrl).href,
    urlList: articles.map((article) => new URL(articlePath(article), publicUrl).href),
  }
}
