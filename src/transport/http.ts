import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'
import { type OnError, presentable } from '../../schema/presentable.ts'
import type { Handler as HttpHandler } from './between-messages.ts'
import { isJson, receiveBody } from './body.ts'
import { type CachedParts, sendAgain } from './cached-graphql.ts'
import { resultType } from './negotiation.ts'
import { servePicture } from './pictures.ts'
import { type Checks, serveLiveness, serveMetrics, serveReadiness } from './probes.ts'
import { refuse } from './refusal.ts'
import { type GraphQLParts, serveGraphQL, serveStream } from './serve-graphql.ts'
import { sendToBytes } from './serve-kept.ts'

export interface HttpParts extends Omit<GraphQLParts, 'cached'> {
  readonly cached: Omit<CachedParts, 'answer' | 'documents' | 'openContext' | 'charge'>
  /** All that is not GraphQL, such as pages and scripts. */
  readonly site: Serve
  readonly checks: Checks
  readonly registry: Registry
  readonly onError: OnError
}

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<unknown> | unknown

/** False when there is nothing at the address. */
export type Serve = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean> | boolean

/** Every address that is served over HTTP. */
export function httpHandler(parts: HttpParts): HttpHandler {
  const graphql: GraphQLParts = { ...parts, cached: { ...parts, ...parts.cached } }
  const routes: Readonly<Record<string, Handler>> = {
    '/graphql': (request, response, url) => serveGraphQL(graphql, request, response, url.pathname + url.search, null),
    '/graphql/stream': (request, response, url) => serveStream(graphql, request, response, url),
    '/health/live': (_request, response) => serveLiveness(response),
    '/health/ready': (_request, response) => serveReadiness(response, parts.checks),
    '/metrics': (_request, response) => serveMetrics(response, parts.registry),
  }
  const fail = (request: IncomingMessage, response: ServerResponse, error: unknown) => {
    // Who went away while sending is told nothing, and is no error of ours.
    if (response.headersSent || error === request.errored) response.destroy()
    else refuse(request, response, presentable(error, parts.onError))
  }
  const serve = async (
    request: IncomingMessage,
    response: ServerResponse,
    body: string | null,
    bytes: string | null,
  ) => {
    try {
      const sent = sendAgain(graphql.cached, request, body, response, bytes)
      if (sent) await sent
      else if (isGraphQL(request)) await serveGraphQL(graphql, request, response, request.url ?? '', body)
      else await serveAddress(parts, routes, request, response)
    } catch (error) {
      fail(request, response, error)
    }
  }
  return {
    answer: (bytes, socket) => sendToBytes(graphql.cached, bytes, socket),
    serve(request, response, bytes) {
      if (!isPlainPost(request)) return void serve(request, response, null, bytes)
      // Served in the turn in which its body is complete: what is kept needs no other.
      const complete = (body: string) => void serve(request, response, body, bytes)
      receiveBody(request, parts.maxBodyBytes, complete, (error) => fail(request, response, error))
    },
  }
}

/** By its address as nearly everybody writes it, which needs no parsing. */
function isGraphQL({ url = '' }: IncomingMessage): boolean {
  return url === '/graphql' || url.startsWith('/graphql?')
}

/** From no page of another site, which is told first whether it may read even a refusal; and not for events. */
function isPlainPost(request: IncomingMessage): boolean {
  const { method, headers } = request
  if (method !== 'POST' || headers.origin !== undefined) return false
  const type = resultType(headers)
  return type !== null && type !== 'text/event-stream' && isGraphQL(request) && isJson(headers)
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
