import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { isNotModified } from '../conditional.ts'
import { contentEncoding } from '../negotiation.ts'
import { EXAMPLES } from './graphiql-examples.ts'

const BROTLI_QUALITY = 5

type Page = Record<'identity' | 'gzip' | 'br', Buffer> & { readonly etag: string }

/** Serves GraphiQL without a CDN. The page has about 9 MB, so it is rendered and compressed once, on first use. */
export function graphiql(): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  let made: Promise<Page> | undefined
  return async (request, response) => {
    made ??= make()
    const page = await made
    const encoding = contentEncoding(request.headers) ?? 'identity'
    const headers = {
      etag: page.etag,
      vary: 'accept, accept-encoding',
      'cache-control': 'no-cache',
      'content-security-policy': [
        "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'",
        "img-src 'self' data:; font-src data:; connect-src 'self' ws: wss:; base-uri 'none'; frame-ancestors 'none'",
      ].join('; '),
    }
    if (isNotModified(request, page.etag)) return void response.writeHead(304, headers).end()
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-length': page[encoding].length,
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    })
    response.end(page[encoding])
  }
}

// The animation of GraphiQL's tabs never ends, so a click on a moving tab misses it.
const STILL_TABS = '<style>.graphiql-tab { transform: none !important }</style></head>'

async function make(): Promise<Page> {
  const identity = Buffer.from(
    renderGraphiQL({
      title: 'Tickertape GraphiQL',
      endpoint: '/graphql',
      subscriptionsProtocol: 'WS',
      defaultTabs: EXAMPLES.map(({ query, variables, headers }) => ({
        query,
        ...(variables && { variables: JSON.stringify(variables, null, 2) }),
        ...(headers && { headers: JSON.stringify(headers, null, 2) }),
      })),
    }).replace('</head>', STILL_TABS),
  )
  const etag = `"${createHash('sha256').update(identity).digest('base64url')}"`
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
    promisify(gzip)(identity),
  ])
  return { identity, br, gzip: zipped, etag }
}
