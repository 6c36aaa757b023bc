import type { IncomingMessage, ServerResponse } from 'node:http'
import { validate as isUuid } from 'uuid'
import { activateSubscription, denySubscription, subscriptionWithKey } from '../../../db/content/feeds/websub.ts'
import { isTakesNothing } from '../../../schema/feed/takes-nothing.ts'
import { ANONYMOUS } from '../../../schema/viewer/viewer.ts'
import { readBytes } from '../../http/body.ts'
import type { Serve } from '../../http/router.ts'
import { type ReceiveParts, receive } from '../push/receive.ts'
import { isSigned } from './signature.ts'

const PATH = /^\/websub\/([^/]+)$/
const MAX_CHALLENGE_CHARACTERS = 1_000
/** Hubs ask for a renewal in time; what they promise for longer is not believed. */
const MAX_LEASE_SECONDS = 30 * 86_400

/** Serves the callbacks of WebSub hubs: the verification of a subscription, and what the feed publishes. */
export function serveWebSub(parts: ReceiveParts): Serve {
  return async (request, response, { pathname, searchParams }) => {
    const [, key = ''] = PATH.exec(pathname) ?? []
    if (!isUuid(key)) return false
    await receive(parts, request, response, async () => {
      const refused = await parts.charge(request)(ANONYMOUS)
      if (refused) throw refused
      if (request.method === 'GET') return verify(parts, key, searchParams, response)
      if (request.method === 'POST') return takeSent(parts, key, request, response)
      return response.writeHead(405, { allow: 'GET, POST' }).end()
    })
    return true
  }
}

/** The hub asks whether we have asked (WebSub, section 5.3). */
async function verify(
  { query }: ReceiveParts,
  key: string,
  asked: URLSearchParams,
  response: ServerResponse,
): Promise<unknown> {
  const found = await subscriptionWithKey(query, key)
  const isOurs = found !== null && asked.get('hub.topic') === found.subscription.topic
  const challenge = asked.get('hub.challenge') ?? ''
  if (isOurs && asked.get('hub.mode') === 'denied') {
    await denySubscription(query, found.feed.id)
    return response.writeHead(200).end()
  }
  const mayConfirm = isOurs && asked.get('hub.mode') === 'subscribe' && found.subscription.state !== 'DENIED'
  if (!mayConfirm || challenge === '' || challenge.length > MAX_CHALLENGE_CHARACTERS) {
    return response.writeHead(404, { 'content-type': 'text/plain' }).end('This was not asked for.\n')
  }
  const leaseSeconds = Number(asked.get('hub.lease_seconds'))
  const isLease = Number.isInteger(leaseSeconds) && leaseSeconds > 0
  await activateSubscription(
    query,
    found.feed.id,
    isLease ? Math.min(leaseSeconds, MAX_LEASE_SECONDS) : MAX_LEASE_SECONDS,
  )
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
  return response.writeHead(200, headers).end(challenge)
}

/** Takes what the hub sends, if it is signed. Otherwise it is told nothing: whoever sends it may be probing (WebSub, section 8). */
async function takeSent(
  { query, takeDocument, maxBytes }: ReceiveParts,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  const found = await subscriptionWithKey(query, key)
  if (!found || found.subscription.state === 'DENIED') return response.writeHead(410).end()
  const { 'content-type': contentType = null, 'x-hub-signature': signature } = request.headers
  const bytes = await readBytes(request, maxBytes)
  const { feed, subscription } = found
  const isTrusted = isSigned(bytes, signature === undefined ? undefined : String(signature), subscription.secret)
  if (isTrusted) {
    await takeDocument(feed, { bytes, contentType }).catch((error: unknown) => {
      if (!isTakesNothing(error)) throw error
    })
  }
  return response.writeHead(202).end()
}
