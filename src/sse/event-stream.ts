import type { ServerResponse } from 'node:http'
import type { ExecutionResult, GraphQLError } from 'graphql'
import { SendBuffer, type SendBufferLimits } from '../connection/send-buffer.ts'
import type { WriteBatcher } from '../connection/write-batcher.ts'
import { binaryString } from '../live/binary-string.ts'
import type { Subscriber } from '../live/subscriber.ts'

/**
 * The response of one request as a stream of server-sent events. Each carries its cursor as the id, so a browser that
 * reconnects by itself resumes by itself.
 */
export class EventStream implements Subscriber, Disposable {
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

  /** How long the client waits before it reconnects. */
  retryAfter(ms: number): void {
    this.#buffer.write(`retry: ${Math.round(ms)}\n\n`)
  }

  get ready(): boolean {
    return this.#buffer.ready
  }

  whenReady(go: () => void): void {
    this.#buffer.whenReady(go)
  }

  deliver(payload: string, cursor: string): void {
    this.#buffer.write('id: ', cursor, '\nevent: next\ndata: ', payload, '\n\n')
  }

  /** Moves the place that the client resumes from, also when no event was for it. */
  heartbeat(cursor: string): void {
    if (this.#buffer.ready) this.#buffer.write(`:\nid: ${cursor}\n\n`)
  }

  fail(problem: GraphQLError): void {
    this.complete({ errors: [problem] })
  }

  /** The last of all: nothing will follow. */
  complete(result: ExecutionResult): void {
    this.#buffer.write(`event: next\ndata: ${binaryString(JSON.stringify(result))}\n\n`)
    this.#buffer.write('event: complete\ndata: \n\n')
    this.end()
  }

  /** Without a completion, so that the client reconnects and resumes. */
  end(): void {
    this.#buffer.flush()
    this[Symbol.dispose]()
    this.#response.end()
  }

  /** Ends it too, and what waits for the client to take it is not delivered. */
  cut(): void {
    this[Symbol.dispose]()
    if (this.#response.writableLength > 0) this.#response.destroy()
    else this.#response.end()
  }

  [Symbol.dispose](): void {
    this.#buffer[Symbol.dispose]()
  }
}
