import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../../schema/context.ts'
import { maskError, type OnError } from '../../schema/mask-error.ts'
import type { AnswerOperation } from '../graphql/answer.ts'
import { type CacheParts, serveCached } from '../http/cache/cached-handler.ts'
import type { Make } from '../http/cache/store.ts'
import type { Serve } from '../http/router.ts'
import { type FeedAddress, feedAddress, feedPath } from './feed-address.ts'
import { newsSitemap } from './news-sitemap.ts'
import { readFeed, type Site } from './read-feed.ts'
import { sendRobots } from './robots.ts'

export interface FeedsParts {
  readonly answer: AnswerOperation
  /** The context of an anonymous viewer. */
  readonly openContext: () => Context
  readonly cache: CacheParts
  readonly site: Site
  readonly onError: OnError
}

/** Serves feeds, sitemap and robots.txt, through the response cache. */
export function serveFeeds(parts: FeedsParts): Serve {
  return async (request, response, url) => {
    if (url.pathname === '/robots.txt') return sendRobots(parts.openContext().publicUrl, response)
    const address = url.pathname === '/sitemap-news.xml' ? 'sitemap' : feedAddress(url)
    if (address === null) return false
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
    } else if (address === 'sitemap') {
      await serve(
        parts,
        'sitemap',
        (addCacheTag) => newsSitemap({ ...parts.openContext(), addCacheTag }, parts.site.name),
        request,
        response,
      )
    } else await serveFeed(parts, address, request, response)
    return true
  }
}

async function serveFeed(
  parts: FeedsParts,
  address: FeedAddress,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { openContext, cache, onError } = parts
  const make: Make = (addCacheTag) =>
    readFeed(parts.answer, address, { ...openContext(), addCacheTag }, cache.progress.heard().head, parts.site)
  try {
    await serve(parts, feedPath(address), make, request, response)
  } catch (error) {
    const { code } = maskError(error, onError).extensions
    if (code !== 'BAD_USER_INPUT' && code !== 'NOT_FOUND') throw error
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    response.end(
      `There is no section, tag, author or language of this name. All news: ${feedPath({ ...address, topic: null, language: null })}\n`,
    )
  }
}

function serve(
  { cache }: FeedsParts,
  name: string,
  make: Make,
  http: IncomingMessage,
  response: ServerResponse,
): unknown {
  return serveCached(cache, { http, key: `feed\n${name}`, make }, response)
}
