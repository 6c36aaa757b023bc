import type { IncomingMessage, ServerResponse } from 'node:http'
import { storedFeed } from '../../../db/content/feeds/save-feed.ts'
import { badInput, graphqlError, notFound } from '../../../schema/errors.ts'
import { requireScope } from '../../../schema/policy/policy.ts'
import type { Authenticate } from '../../auth/tokens.ts'
import { readBytes } from '../../http/body.ts'
import { authenticateCharged } from '../../http/charged-authentication.ts'
import type { Serve } from '../../http/router.ts'
import { type ReceiveParts, receive } from './receive.ts'

export interface IngestParts extends ReceiveParts {
  readonly authenticate: Authenticate
}

const PATH = /^\/ingest\/([^/]+)$/

/** Serves `POST /ingest/<slug of a feed>`: the body is a document of the feed, in any format that can be imported. */
export function serveIngest(parts: IngestParts): Serve {
  return async (request, response, { pathname }) => {
    const [, slug] = PATH.exec(pathname) ?? []
    if (slug === undefined) return false
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST' }).end('Send a document of the feed with POST.\n')
    } else await receive(parts, request, response, () => takePushed(parts, slug, request, response))
    return true
  }
}

async function takePushed(
  parts: IngestParts,
  slug: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { query, charge, takeDocument, maxBytes } = parts
  const viewer = await authenticateCharged(parts, request)
  requireScope('feeds:write', viewer)
  const refused = await charge(request)(viewer)
  if (refused) throw refused
  const { 'content-type': contentType = null, 'content-encoding': encoding = 'identity' } = request.headers
  if (encoding !== 'identity') throw graphqlError('UNSUPPORTED_MEDIA_TYPE', 'Send the document uncompressed.')
  const feed = await storedFeed(query, slug)
  if (!feed) throw notFound(`feed "${slug}"`)
  const taken = await takeDocument(feed, { bytes: await readBytes(request, maxBytes), contentType })
  if ('problem' in taken) throw badInput([{ path: ['body'], message: `cannot be read: ${taken.problem}` }])
  const { outcomes, refusals } = taken
  response
    .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(`${JSON.stringify({ outcomes, refusals })}\n`)
}
