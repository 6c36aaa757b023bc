import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'
import type { Context } from '../../schema/context.ts'
import { type OnError, presentable } from '../../schema/presentable.ts'
import type { Viewer } from '../../schema/viewer.ts'
import type { Documents } from '../access/documents.ts'
import type { Authenticate } from '../access/tokens.ts'
import { readBody, requireJson } from './body.ts'
import { type CachedParts, sendAgain, serveCached } from './cached-graphql.ts'
import type { AnswerDirectly } from './direct-answer.ts'
import type { AnswerGraphQL } from './graphql.ts'
import { forYoga } from './http-request.ts'
import { originAllowed } from './origins.ts'
import { servePicture } from './pictures.ts'
import { type Checks, serveLiveness, serveMetrics, serveReadiness } from './probes.ts'
import { afterCursor } from './read-your-writes.ts'
import { refuse } from './refusal.ts'
import { requestFromBody, requestFromUrl } from './request.ts'
import type { SseTransport } from './sse.ts'

export interface HttpParts {
  readonly authenticate: Authenticate
  readonly answer: AnswerGraphQL
  readonly answerDirectly: AnswerDirectly
  readonly documents: Documents
  readonly openContext: (viewer: Viewer) => Context
  readonly cached: Omit<CachedParts, 'answer' | 'answerDirectly' | 'documents' | 'openContext'>
  readonly sse: SseTransport
  /** All that is not GraphQL, such as pages and scripts. */
  readonly site: Serve
  readonly graphiql: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly checks: Checks
  readonly registry: Registry
  readonly allowedOrigins: ReadonlySet<string>
  readonly maxBodyBytes: number
  readonly onError: OnError
}

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<unknown> | unknown

/** False when there is nothing at the address. */
export type Serve = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean> | boolean

/** Every address that is served over HTTP. */
export function httpHandler(parts: HttpParts): (request: IncomingMessage, response: ServerResponse) => void {
  const cached: CachedParts = { ...parts, ...parts.cached }
  const routes: Readonly<Record<string, Handler>> = {
    '/graphql': (request, response, url) => serveGraphQL(parts, cached, request, response, url.pathname + url.search),
    '/graphql/stream': (request, response, url) => serveStream(parts, request, response, url),
    '/health/live': (_request, response) => serveLiveness(response),
    '/health/ready': (_request, response) => serveReadiness(response, parts.checks),
    '/metrics': (_request, response) => serveMetrics(response, parts.registry),
  }
  return async (request, response) => {
    const { url: target = '/' } = request
    try {
      const sent = sendAgain(cached, request, response)
      if (sent) return void (await sent)
      // The address as nearly everybody has it needs no parsing.
      if (target === '/graphql' || target.startsWith('/graphql?')) {
        await serveGraphQL(parts, cached, request, response, target)
      } else await serveAddress(parts, routes, request, response)
    } catch (error) {
      if (response.headersSent) response.destroy()
      else refuse(request, response, presentable(error, parts.onError))
    }
  }
}

async function serveAddress(
  { site }: HttpParts,
  routes: Readonly<Record<string, Handler>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = URL.parse(request.url ?? '/', 'http://localhost')
  const picture = url && /^\/pictures\/([^/]+)$/.exec(url.pathname)?.[1]
  const route = url && routes[url.pathname]
  if (url && route) await route(request, response, url)
  else if (picture && (await servePicture(picture, response))) return
  else if (!url || !(await site(request, response, url))) notFound(response)
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is nothing at this address.\n')
}

/** `address` is the path with all parameters. */
async function serveGraphQL(
  parts: HttpParts,
  cached: CachedParts,
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
): Promise<unknown> {
  if (!allowOrigin(parts, request, response)) return null
  const { method = 'GET', headers } = request
  const accept = headers.accept ?? ''
  const reads = method === 'GET' || method === 'HEAD'
  if (reads && accept.includes('text/html') && !urlOf(address).searchParams.has('query')) {
    return parts.graphiql(request, response)
  }
  // urql takes events too, and JSON first.
  if (accept.includes('text/event-stream') && !accept.includes('json'))
    return serveStream(parts, request, response, urlOf(address))
  let body: string | null = null
  if (method === 'POST') {
    requireJson(request)
    body = await readBody(request, parts.maxBodyBytes)
  }
  if (headers.authorization === undefined && (reads || body !== null)) {
    return serveCached(cached, { http: request, address, body }, response)
  }
  await afterCursor(request, parts.cached.reach)
  const viewer = await parts.authenticate(headers.authorization ?? null)
  const answer = await parts.answer(
    reads || body !== null
      ? forYoga({ address, accept, body }, parts.documents, viewer)
      : new Request(urlOf(address), { method, headers: { accept } }),
    { opened: parts.openContext(viewer), outcome: { shareable: false, state: null }, fromOneState: false },
  )
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  response.setHeader('cache-control', 'private, no-store')
  response.setHeader('vary', 'origin, accept, authorization')
  response.setHeader('x-cache', 'BYPASS')
  response.writeHead(answer.status)
  return response.end(Buffer.from(await answer.arrayBuffer()))
}

const urlOf = (address: string) => new URL(address, 'http://localhost')

async function serveStream(
  parts: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<unknown> {
  if (!allowOrigin(parts, request, response)) return null
  if (request.method !== 'GET' && request.method !== 'POST') {
    return response.writeHead(405, { allow: 'GET, POST' }).end()
  }
  if (request.method === 'POST') requireJson(request)
  const asked =
    request.method === 'POST' ? requestFromBody(await readBody(request, parts.maxBodyBytes)) : requestFromUrl(url)
  const viewer: Viewer = await parts.authenticate(request.headers.authorization ?? null)
  return parts.sse.serve(request, response, { ...asked, query: parts.documents.textOf(asked, viewer) }, viewer)
}

/** CORS for the origins on the list, never with credentials. Answers a preflight; false when all is said. */
function allowOrigin({ allowedOrigins }: HttpParts, request: IncomingMessage, response: ServerResponse): boolean {
  const { origin, host } = request.headers
  if (origin === undefined && request.method !== 'OPTIONS') return true
  const allowed = originAllowed(origin, host, allowedOrigins)
  response.setHeader('vary', 'origin')
  if (origin !== undefined && allowed) {
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-expose-headers', 'etag, x-cache, x-news-cursor')
  }
  if (request.method !== 'OPTIONS') return true
  if (allowed) {
    response.setHeader('access-control-allow-methods', 'GET, HEAD, POST')
    response.setHeader(
      'access-control-allow-headers',
      'authorization, cache-control, content-type, if-none-match, last-event-id, x-news-cursor',
    )
    response.setHeader('access-control-max-age', '86400')
  }
  response.writeHead(204).end()
  return false
}
