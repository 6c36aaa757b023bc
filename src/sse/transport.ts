import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GraphQLError } from 'graphql'
import { tooManySubscriptions } from '../../schema/errors.ts'
import { maskError } from '../../schema/mask-error.ts'
import { encodeLogCursor } from '../../schema/paging/log-cursor.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer/viewer.ts'
import { stagger } from '../clock/stagger.ts'
import type { LiveServices, LiveTransport } from '../connection/live-transport.ts'
import type { SendBufferLimits } from '../connection/send-buffer.ts'
import { atTokenEnd } from '../connection/token-end.ts'
import { WriteBatcher } from '../connection/write-batcher.ts'
import { textOf } from '../graphql/answer.ts'
import type { Asked } from '../graphql/parameters.ts'
import type { Prepared } from '../graphql/prepare.ts'
import { type Following, followable } from '../live/followable.ts'
import { chargeRest } from '../quota/price.ts'
import { EventStream } from './event-stream.ts'
import { lastEventId } from './last-event-id.ts'

/** For a client that has too many streams. */
const RETRY_SECONDS = 60

export interface SseLimits extends SendBufferLimits {
  readonly maxSockets: number
  readonly pingMs: number
  readonly retryMs: number
}

export interface SseTransport extends LiveTransport {
  /** Answers with an event stream: the events of a subscription, or the one result of a query or mutation, or its errors. */
  serve(http: IncomingMessage, response: ServerResponse, asked: Asked, viewer: Viewer): Promise<void>
}

/** GraphQL over server-sent events, in "distinct connections" mode. */
export function sseTransport(services: LiveServices, limits: SseLimits): SseTransport {
  const open = new Set<EventStream>()
  const subscribed = new Set<EventStream>()
  const batcher = new WriteBatcher()
  let restarting = false

  function prepare(asked: Asked, viewer: Viewer): Prepared | readonly GraphQLError[] {
    try {
      return services.operations.prepare({ ...asked, query: services.documents.textOf(asked, viewer) })
    } catch (error) {
      return [maskError(error, services.onError)]
    }
  }

  /** Null for an operation that is answered once. */
  function admitted(prepared: Prepared, viewer: Viewer, lastEventId: string | null) {
    return followable(services, prepared, viewer, lastEventId).catch((error: unknown) => [
      maskError(error, services.onError),
    ])
  }

  function cursorOf({ position }: Following): string | null {
    return position === null ? null : encodeLogCursor({ epoch: services.epoch(), position })
  }

  return {
    get connections() {
      return open.size
    },
    restart(overMs) {
      restarting = true
      return stagger(subscribed, overMs, (stream) => {
        if (!subscribed.has(stream)) return
        services.onClosed('restarting')
        stream.end()
      })
    },
    async serve(http, response, asked, viewer) {
      const charge = services.charge(http)
      const limited = await charge(viewer)
      // The client may have disconnected while the rate limit was checked.
      if (response.closed) return
      if (restarting || open.size >= limits.maxSockets)
        return void response.writeHead(503, { 'retry-after': '5' }).end()
      const prepared = limited ? [limited] : prepare(asked, viewer)
      if (http.method === 'GET' && 'operation' in prepared && prepared.operation.operation === 'mutation') {
        return void response.writeHead(405, { allow: 'POST' }).end()
      }
      const share = services.connections.take(charge.clientOf(ANONYMOUS), response)
      if (!share) return void response.writeHead(429, { 'retry-after': String(RETRY_SECONDS) }).end()
      const held = new DisposableStack()
      held.use(share)
      const stream = held.use(new EventStream(response, batcher, limits, () => services.onClosed('slow')))
      open.add(stream)
      response.on('error', services.onError)
      response.once('close', () => {
        open.delete(stream)
        subscribed.delete(stream)
        held.dispose()
      })
      const limitedMs = limited ? Number(limited.extensions.retryAfter) * 1_000 : 0
      stream.retryAfter(limitedMs + limits.retryMs * (0.5 + Math.random()))

      if (!('document' in prepared)) return stream.complete(JSON.stringify({ errors: prepared }))
      const dear = await chargeRest(prepared.cost, (price) => charge(viewer, price))
      if (dear) return stream.error(dear)
      const found = await admitted(prepared, viewer, lastEventId(http))
      if (found === null) return stream.complete(textOf(await services.answer(prepared, services.openContext(viewer))))
      if (!('identity' in found)) return stream.complete(JSON.stringify({ errors: services.operations.masked(found) }))
      // The client may have disconnected while its cursor was looked up.
      if (response.closed) return

      const distinct = services.subscriptions.take(charge.clientOf(viewer), found.identity)
      if (!distinct) return stream.error(tooManySubscriptions('distinct subscriptions of one client'))
      held.use(distinct)
      const following = found.start(stream)
      held.defer(() => following.leave())
      subscribed.add(stream)
      held.use(
        atTokenEnd(viewer, services.revokedTokens, (reason) => {
          services.onClosed(reason)
          stream.cut()
        }),
      )
      const tellCursor = () => stream.heartbeat(cursorOf(following))
      // A client that loses its connection before the first event has an id to resume from.
      tellCursor()
      const heartbeats = setInterval(tellCursor, limits.pingMs)
      held.defer(() => clearInterval(heartbeats))
    },
  }
}
