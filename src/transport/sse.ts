import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GraphQLError } from 'graphql'
import type { Context } from '../../schema/context.ts'
import { encodeLogCursor } from '../../schema/log-cursor.ts'
import { presentable } from '../../schema/presentable.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { admit } from './admit.ts'
import { atExpiry } from './expiry.ts'
import type { Prepared, Request } from './operation.ts'
import { Outlet, type OutletLimits } from './outlet.ts'
import type { LiveParts, LiveServer } from './websocket.ts'

export interface SseLimits extends OutletLimits {
  readonly maxSockets: number
  readonly pingMs: number
  readonly retryMs: number
}

export interface SseTransport extends LiveServer {
  /** Answers with a stream: of a subscription, or of the one result of a query or mutation. */
  serve(http: IncomingMessage, response: ServerResponse, request: Request, viewer: Viewer): Promise<void>
}

/**
 * GraphQL over server-sent events, distinct connections mode. Each event carries the cursor as its id, so a browser
 * that reconnects by itself resumes by itself.
 */
export function sseTransport(parts: LiveParts, limits: SseLimits): SseTransport {
  const open = new Set<ServerResponse>()
  let restarting = false

  async function begin(prepared: Prepared, request: Request, context: Context, lastEventId: string | null) {
    try {
      return await admit(parts.schema, prepared, request, context, parts.extent, lastEventId)
    } catch (error) {
      return [presentable(error, parts.onError)]
    }
  }

  return {
    get connections() {
      return open.size
    },
    restart() {
      restarting = true
      // The end of the response without a completion: clients reconnect and resume.
      for (const response of open) response.end()
    },
    async serve(http, response, request, viewer) {
      if (restarting || open.size >= limits.maxSockets)
        return void response.writeHead(503, { 'retry-after': '5' }).end()
      const prepared = parts.operations.prepare(request)
      if (http.method === 'GET' && 'operation' in prepared && prepared.operation.operation === 'mutation') {
        return void response.writeHead(405, { allow: 'POST' }).end()
      }
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      open.add(response)
      response.on('error', parts.onError)
      const held = new DisposableStack()
      response.once('close', () => {
        open.delete(response)
        held.dispose()
      })
      const outlet = held.use(
        new Outlet(
          // Ended, it waits for its client to take the rest; a write then would be an error that nobody catches.
          (text, done) => void (response.writableEnded || response.write(text, done)),
          limits,
          () => response.destroy(),
        ),
      )
      const complete = (results: readonly object[]) => {
        if (response.writableEnded) return
        for (const result of results) outlet.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)
        response.end('event: complete\ndata: \n\n')
      }
      outlet.write(`retry: ${Math.round(limits.retryMs * (0.5 + Math.random()))}\n\n`)

      if (!('document' in prepared)) return complete([{ errors: prepared }])
      const context = parts.openContext(viewer)
      if (prepared.operation.operation !== 'subscription') {
        return complete([await parts.operations.run(prepared, request, context)])
      }
      const id = http.headers['last-event-id']
      const admitted = await begin(prepared, request, context, typeof id === 'string' && id !== '' ? id : null)
      if (!('operation' in admitted)) return complete([{ errors: parts.operations.presented(admitted) }])
      // The client may have gone while its cursor was looked up.
      if (response.closed) return

      const subscription = parts.hub.subscribe(
        admitted.operation,
        {
          get ready() {
            return outlet.ready
          },
          whenReady: (go) => outlet.whenReady(go),
          deliver: (payload, cursor) => outlet.write(`id: ${cursor}\nevent: next\ndata: ${payload}\n\n`),
          fail: (error: GraphQLError) => complete([{ errors: [error] }]),
        },
        admitted.from,
      )
      held.defer(() => subscription.leave())
      if (viewer.expiresAt) held.use(atExpiry(viewer.expiresAt, () => response.end()))
      // An id without data moves the place that the browser resumes from, also when no event was for it.
      const pings = setInterval(() => {
        const cursor = encodeLogCursor({ epoch: parts.epoch, position: subscription.position() })
        if (outlet.ready) outlet.write(`:\nid: ${cursor}\n\n`)
      }, limits.pingMs)
      held.defer(() => clearInterval(pings))
    },
  }
}
