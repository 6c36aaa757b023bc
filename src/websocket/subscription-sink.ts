import type { GraphQLError } from 'graphql'
import type { SendBuffer } from '../connection/send-buffer.ts'
import { binaryString } from '../live/binary-string.ts'
import type { Sink } from '../live/sink.ts'
import { textFrameHeader, writeMessage } from './frame.ts'

/** Writes the payloads of one subscription as `next` messages with its id, around the payload that all subscriptions share. */
export class SubscriptionSink implements Sink {
  readonly #id: string
  readonly #prefix: string
  readonly #buffer: SendBuffer
  readonly #onError: () => void

  /** `onError` is called after an `error` message, which ends the subscription. */
  constructor(id: string, buffer: SendBuffer, onError: () => void) {
    this.#id = id
    this.#prefix = binaryString(`{"id":${JSON.stringify(id)},"type":"next","payload":`)
    this.#buffer = buffer
    this.#onError = onError
  }

  get ready(): boolean {
    return this.#buffer.ready
  }

  whenReady(resume: () => void): void {
    this.#buffer.whenReady(resume)
  }

  next(payload: string): void {
    const prefix = this.#prefix
    this.#buffer.write(textFrameHeader(prefix.length + payload.length + 1), prefix, payload, '}')
  }

  error(error: GraphQLError): void {
    writeMessage(this.#buffer, JSON.stringify({ id: this.#id, type: 'error', payload: [error] }))
    this.#onError()
  }
}
