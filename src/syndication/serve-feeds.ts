import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../../schema/context.ts'
import { maskError, type OnError } from '../../schema/mask-error.ts'
import { ANONYMOUS } from '../../schema/viewer/viewer.ts'
import type { AnswerOperation } from '../graphql/answer.ts'
import { type CacheParts, serveCached } from '../http/cache/cached-handler.ts'
import type { Make } from '../http/cache/store.ts'
import type { Serve } from '../http/router.ts'
import type { ChargeFrom } from '../quota/charge.ts'
import { archivePart, archiveSitemap } from './crawlers/archive-sitemap.ts'
import { keyPath, sendKey } from './crawlers/index-now.ts'
import { newsSitemap } from './crawlers/news-sitemap.ts'
import { sendRobots } from './crawlers/robots.ts'
import { feedAddress, feedPath } from './feed-address.ts'
import { readFeed, type Site } from './read-feed.ts'

export interface FeedsParts {
  readonly answer: AnswerOperation
  /** The context of an anonymous viewer. */
  readonly openContext: () => Context
  readonly cache: CacheParts
  readonly charge: ChargeFrom
  readonly site: Site
  readonly onError: OnError
}

/** Serves feeds, sitemaps and robots.txt, through the response cache. */
export function serveFeeds(parts: FeedsParts): Serve {
  return async (request, response, url) => {
    const { indexNowKey } = parts.site
    const isRobots = url.pathname === '/robots.txt'
    const isKey = indexNowKey !== null && url.pathname === keyPath(indexNowKey)
    const file = isRobots || isKey ? null : fileAt(parts, url)
    if (!isRobots && !isKey && file === null) return false
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
    } else if (file) await serveFile(parts, file, request, response)
    else if (isKey) sendKey(indexNowKey, response)
    else sendRobots(parts.openContext().publicUrl, response)
    return true
  }
}

/** What can be served at an address. */
interface File {
  /** Identifies it in the cache. */
  readonly name: string
  readonly make: Make
  /** For who asks for something that there is not. */
  readonly missing: string
}

function fileAt({ answer, openContext, cache, site }: FeedsParts, url: URL): File | null {
  const archive = archivePart(url)
  if (archive !== undefined) {
    return {
      name: url.pathname,
      make: (addCacheTag) => archiveSitemap({ ...openContext(), addCacheTag }, archive),
      missing: 'There is no article of this month. All months: /sitemap.xml\n',
    }
  }
  if (url.pathname === '/sitemap-news.xml') {
    return {
      name: url.pathname,
      make: (addCacheTag) => newsSitemap({ ...openContext(), addCacheTag }, site.name),
      missing: '',
    }
  }
  const address = feedAddress(url)
  return (
    address && {
      name: feedPath(address),
      make: (addCacheTag) =>
        readFeed(answer, address, { ...openContext(), addCacheTag }, cache.progress.heard().head, site),
      missing: `There is no section, tag, author or language of this name. All news: ${feedPath({ ...address, topic: null, language: null })}\n`,
    }
  )
}

async function serveFile(
  { cache, charge, onError }: FeedsParts,
  { name, make, missing }: File,
  http: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const charged = charge(http)
    await serveCached(cache, { http, key: `feed\n${name}`, make, charge: () => charged(ANONYMOUS) }, response)
  } catch (error) {
    const { code } = maskError(error, onError).extensions
    if (code !== 'BAD_USER_INPUT' && code !== 'NOT_FOUND') throw error
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    response.end(missing)
  }
}
