import type { ServerResponse } from 'node:http'
import type { GraphQLError } from 'graphql'
import { SendBuffer, type SendBufferLimits } from '../connection/send-buffer.ts'
import type { WriteBatcher } from '../connection/write-batcher.ts'
import { binaryString } from '../live/binary-string.ts'
import type { Sink } from '../live/sink.ts'

/**
 * The response of one operation as server-sent events. The cursor of each payload, of a live query its etag, is its event id,
 * which a browser sends back as `Last-Event-ID` when it reconnects.
 */
export class EventStream implements Sink, Disposable {
  readonly #response: ServerResponse
  readonly #buffer: SendBuffer

  constructor(response: ServerResponse, batcher: WriteBatcher, limits: SendBufferLimits, onSlow: () => void) {
    this.#response = response
    this.#buffer = new SendBuffer(response, batcher, limits, () => {
      onSlow()
      response.destroy()
    })
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
  }

  /** Sets the client's reconnection time. */
  retryAfter(ms: number): void {
    this.#buffer.write(`retry: ${Math.round(ms)}\n\n`)
  }

  get ready(): boolean {
    return this.#buffer.ready
  }

  whenReady(resume: () => void): void {
    this.#buffer.whenReady(resume)
  }

  next(payload: string, id: string): void {
    this.#buffer.write('id: ', id, '\nevent: next\ndata: ', payload, '\n\n')
  }

  /** Keeps the connection open. A cursor advances the client's last event id without an event, for filters that match little. */
  heartbeat(cursor: string | null): void {
    if (this.#buffer.ready) this.#buffer.write(cursor === null ? ':\n\n' : `:\nid: ${cursor}\n\n`)
  }

  error(error: GraphQLError): void {
    this.complete(JSON.stringify({ errors: [error] }))
  }

  /** Sends the JSON of a last result and `complete`, and ends the response. */
  complete(result: string): void {
    this.#buffer.write(`event: next\ndata: ${binaryString(result)}\n\n`)
    this.#buffer.write('event: complete\ndata: \n\n')
    this.end()
  }

  /** Ends the response after what was written, without `complete`: the client reconnects and resumes. */
  end(): void {
    this.#buffer.flush()
    this[Symbol.dispose]()
    this.#response.end()
  }

  /** Ends the response and discards what the client has not read yet. */
  cut(): void {
    this[Symbol.dispose]()
    if (this.#response.writableLength > 0) this.#response.destroy()
    else this.#response.end()
  }

  [Symbol.dispose](): void {
    this.#buffer[Symbol.dispose]()
  }
}
