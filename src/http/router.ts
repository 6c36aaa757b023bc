import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'
import { maskError, type OnError } from '../../schema/mask-error.ts'
import { type GraphQLParts, handleGraphQL } from './graphql-handler.ts'
import { type Readiness, serveLiveness, serveMetrics, serveReadiness } from './health.ts'
import { servePicture } from './pictures.ts'
import { refuse } from './refusal.ts'
import { handleStream } from './stream-handler.ts'

export interface RouterParts {
  readonly graphql: GraphQLParts
  /** Serves everything that is not listed here, such as pages and scripts. */
  readonly site: Serve
  readonly readiness: Readiness
  readonly registry: Registry
  readonly onError: OnError
}

type Route = (request: IncomingMessage, response: ServerResponse) => Promise<unknown> | unknown

/** False for an unknown path. */
export type Serve = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean> | boolean

/** Routes every HTTP request. Errors become responses; the returned function never rejects. */
export function router(parts: RouterParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const routes: Readonly<Record<string, Route>> = {
    '/graphql': (request, response) => handleGraphQL(parts.graphql, request, response),
    '/graphql/stream': (request, response) => handleStream(parts.graphql, request, response),
    '/health/live': reading((response) => serveLiveness(response)),
    '/health/ready': reading((response) => serveReadiness(response, parts.readiness)),
    '/metrics': reading((response) => serveMetrics(response, parts.registry)),
  }
  return async (request, response) => {
    try {
      if (isGraphQL(request)) await handleGraphQL(parts.graphql, request, response)
      else await serveAddress(parts.site, routes, request, response)
    } catch (error) {
      // A client that disconnects while it sends its request is not an error of the gateway.
      if (response.headersSent || error === request.errored) response.destroy()
      else refuse(request, response, maskError(error, parts.onError))
    }
  }
}

/** A route that answers GET and HEAD only. */
function reading(route: (response: ServerResponse) => unknown): Route {
  return (request, response) => {
    if (isReading(request)) return route(response)
    return response.writeHead(405, { allow: 'GET, HEAD' }).end()
  }
}

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** Matches the usual spelling of the path, so that a cache hit does not parse the URL. */
function isGraphQL({ url = '' }: IncomingMessage): boolean {
  return url === '/graphql' || url.startsWith('/graphql?')
}

async function serveAddress(
  site: Serve,
  routes: Readonly<Record<string, Route>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff')
  const url = URL.parse(request.url ?? '/', 'http://localhost')
  const picture = url && /^\/pictures\/([^/]+)$/.exec(url.pathname)?.[1]
  const route = url && routes[url.pathname]
  if (route) await route(request, response)
  else if (picture)
    await reading(async (answer) => (await servePicture(picture, answer)) || nothing(answer))(request, response)
  else if (!url || !(await site(request, response, url))) nothing(response)
}

function nothing(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is nothing at this address.\n')
}
