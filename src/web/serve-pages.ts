import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../../schema/context.ts'
import { maskError, type OnError } from '../../schema/mask-error.ts'
import { encodeLogCursor } from '../../schema/paging/log-cursor.ts'
import type { AddCacheTag } from '../../schema/sql-plugin/declaration.ts'
import { ANONYMOUS } from '../../schema/viewer/viewer.ts'
import type { AnswerOperation } from '../graphql/answer.ts'
import { ask } from '../graphql/ask.ts'
import { type CacheParts, serveCached } from '../http/cache/cached-handler.ts'
import type { StoredResponse } from '../http/cache/response.ts'
import { afterCursor } from '../http/read-your-writes.ts'
import type { Serve } from '../http/router.ts'
import type { ChargeFrom } from '../quota/charge.ts'
import type { AssetPaths } from '../templates/asset-paths.ts'
import { renderContext } from '../templates/render-context.ts'
import { preferredEdition } from './edition.ts'
import { readOperation } from './operations.ts'
import { PAGE_HEADERS } from './page-headers.ts'
import { nothingHere } from './pages/notice-page.ts'
import type { Page } from './pages/page.ts'
import { pageAt } from './pages/page-at.ts'
import { previewInvalid } from './pages/preview-page.ts'
import { type Trouble, troublePage } from './pages/trouble-page.ts'

export interface PagesParts {
  readonly answer: AnswerOperation
  /** The context of an anonymous viewer. */
  readonly openContext: () => Context
  readonly cache: CacheParts
  readonly charge: ChargeFrom
  readonly assets: AssetPaths
  readonly site: { readonly name: string }
  readonly onError: OnError
}

/** A page contains ages in minutes, so it is cached for at most a minute. */
const MAX_PAGE_AGE_MS = 60_000

/** Of errors that are no fault of the page. */
const STATUS: Readonly<Record<string, Trouble>> = { UNAVAILABLE: 503, RATE_LIMITED: 429 }

/** Paths without an edition, which redirect to the edition that the browser prefers. */
const REDIRECTED = new Set(['/', '/embed'])

const LIVE_NEWS = readOperation('live-news')
const LIVE_LIST = readOperation('live-list')
const LIVE_POSTS = readOperation('live-posts')

/** Serves the pages, through the response cache. */
export function servePages(parts: PagesParts): Serve {
  return async (request, response, url) => {
    const found = addressOf(url)
    if (found === null) return sendNothingHere(parts, request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
    } else if (found === 'edition') redirectToEdition(url.pathname, request, response)
    else if (typeof found === 'string') response.writeHead(301, { location: found }).end()
    else await servePage(parts, found, request, response)
    return true
  }
}

/** The page at a URL; the path that it redirects to; `edition`: to the edition that the browser prefers; null if we have nothing there. */
function addressOf(url: URL): Page | string | null {
  if (REDIRECTED.has(url.pathname)) return 'edition'
  const page = pageAt(url)
  if (page === null || !url.pathname.endsWith('/')) return page
  return `${url.pathname.replace(/\/+$/, '')}${url.search}`
}

/** For browsers; programs get the short text of the router. */
function sendNothingHere(
  { assets, site }: PagesParts,
  { headers }: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (!headers.accept?.includes('text/html')) return false
  troublePage(preferredEdition(headers['accept-language']), { status: 404 }, assets, site.name, response)
  return true
}

function redirectToEdition(path: string, { headers }: IncomingMessage, response: ServerResponse): void {
  const location = `/${preferredEdition(headers['accept-language'])}${path === '/' ? '' : path}`
  response.writeHead(302, { location, vary: 'accept-language', 'cache-control': 'no-cache' }).end()
}

async function servePage(
  parts: PagesParts,
  page: Page,
  http: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  const { operation, variables } = page
  const charged = parts.charge(http)
  const charge = () => charged(ANONYMOUS)
  // The key is the operation with its variables, not the URL, which may contain other parameters.
  const key = page.privateHeaders ? null : `page\n${operation.text}\n${JSON.stringify(variables)}`
  // A cursor in a header comes from a program, which gets the error.
  await afterCursor(http, parts.cache.progress)
  try {
    return await serveCached(
      parts.cache,
      { http, key, make: (addCacheTag) => fill(parts, page, addCacheTag), charge },
      response,
    )
  } catch (error) {
    const { code, retryAfter } = maskError(error, parts.onError).extensions
    if (code === 'PREVIEW_INVALID') return servePage(parts, previewInvalid(page.edition), http, response)
    // An invalid page cursor, or text that Postgres cannot store.
    const wrong = code === 'BAD_USER_INPUT' || code === 'CURSOR_INVALID'
    if (wrong && page.operation !== nothingHere(page.edition).operation) {
      return servePage(parts, nothingHere(page.edition), http, response)
    }
    const status = STATUS[String(code)] ?? 500
    return troublePage(page.edition, { status, retryAfter }, parts.assets, parts.site.name, response)
  }
}

async function fill(parts: PagesParts, page: Page, addCacheTag: AddCacheTag): Promise<StoredResponse> {
  const { edition, operation, variables, render, privateHeaders } = page
  const { openContext, cache, assets } = parts
  const context = { ...openContext(), addCacheTag }
  const { head: heard } = cache.progress.heard()
  const { data, position, nextDueMs, fromOneState } = await ask(
    parts.answer,
    operation.document,
    variables,
    context,
    heard,
  )
  const after = encodeLogCursor({ epoch: context.epoch, position })
  const rendered = render(data, {
    ...renderContext(edition, parts.site.name, Date.now()),
    assets,
    live: (languages, lists, posts) => ({
      query: LIVE_NEWS.text,
      variables: { language: edition, languages },
      after,
      lists: lists.map((variables) => ({ query: LIVE_LIST.text, variables })),
      posts: posts && { query: LIVE_POSTS.text, variables: posts },
    }),
    absolute: (path) => new URL(path, context.publicUrl).href,
  })
  if (rendered.status === 'missing') return fill(parts, nothingHere(edition), addCacheTag)
  return {
    status: rendered.status,
    headers: {
      ...PAGE_HEADERS,
      'content-language': edition,
      ...privateHeaders,
      ...(rendered.status === 301 && { location: rendered.path }),
    },
    body: Buffer.from(rendered.status === 301 ? '' : String(rendered.html)),
    shareable: fromOneState && !privateHeaders,
    position,
    nextDueMs: Math.min(nextDueMs ?? MAX_PAGE_AGE_MS, MAX_PAGE_AGE_MS),
  }
}
