import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql'
import type { Context as SocketContext, SubscribePayload } from 'graphql-ws'
import { encodeLogCursor } from '../../schema/log-cursor.ts'
import { presentable } from '../../schema/presentable.ts'
import { problem } from '../../schema/problem.ts'
import type { Viewer } from '../../schema/viewer.ts'
import type { LiveServices } from '../connection/live-transport.ts'
import type { SendBuffer } from '../connection/send-buffer.ts'
import { type Admitted, admit } from '../live/admit.ts'
import { binaryString } from '../live/binary-string.ts'
import type { Subscription } from '../live/hub.ts'
import type { Charge } from '../quota/charge.ts'
import type { Request } from '../transport/operation.ts'
import { nameIn } from '../transport/request.ts'
import { textFrameHeader, writeMessage } from './frame.ts'
import { pendingIterator } from './pending-iterator.ts'

type Protocol = SocketContext<{ authorization?: unknown }, object>

/** The operations of one socket, in the hooks that graphql-ws has for them. */
export class SocketOperations {
  readonly #parts: LiveServices
  readonly #buffer: SendBuffer
  readonly #charge: Charge
  readonly #maxOperations: number
  readonly #prepared = new WeakMap<ExecutionArgs, () => AsyncGenerator<never, void> | Promise<ExecutionResult>>()
  readonly #subscriptions = new Set<Subscription>()
  readonly #newest = new Map<string, SubscribePayload>()
  readonly #running = new Set<Promise<unknown>>()
  #admitting = 0

  constructor(parts: LiveServices, buffer: SendBuffer, charge: Charge, maxOperations: number) {
    this.#parts = parts
    this.#buffer = buffer
    this.#charge = charge
    this.#maxOperations = maxOperations
  }

  /**
   * The lowest position of all streams: resuming each of them after it misses nothing. Null without streams, and while
   * one is being made, whose place may lie before it.
   */
  get cursor(): string | null {
    const positions = [...this.#subscriptions].map((subscription) => subscription.position())
    return positions.length === 0 || this.#admitting > 0
      ? null
      : encodeLogCursor({ epoch: this.#parts.epoch(), position: Math.min(...positions) })
  }

  /** What cannot be run becomes an error of this operation; the socket and its other operations stay. */
  async prepare(
    protocol: Protocol,
    viewer: Viewer,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    this.#newest.set(id, payload)
    this.#admitting++
    const prepared = await this.#prepare(protocol, viewer, id, payload)
      .catch((error: unknown) => [presentable(error, this.#parts.onError)])
      .finally(() => this.#admitting--)
    await this.#still(id, payload)
    if (Array.isArray(prepared)) this.#forget(id, payload)
    return prepared
  }

  /** Runs what `prepare` gave: a result, or a stream that only lasts while its frames are written to the buffer. */
  run(args: ExecutionArgs): AsyncGenerator<never, void> | Promise<ExecutionResult> {
    const run = this.#prepared.get(args)
    if (!run) throw new Error('the operation was not prepared')
    return run()
  }

  /** Resolves when the queries and mutations that run now are answered. */
  async answered(): Promise<void> {
    await Promise.allSettled(this.#running)
  }

  leaveAll(): void {
    for (const subscription of this.#subscriptions) subscription.leave()
    this.#subscriptions.clear()
  }

  /**
   * A client may end an operation that is still being made and use its id again. graphql-ws knows them by their id only
   * and would answer the newer with the older one, so the older never gets past here.
   */
  async #still(id: string, payload: SubscribePayload): Promise<void> {
    if (this.#newest.get(id) !== payload) await new Promise(() => {})
  }

  #forget(id: string, payload: SubscribePayload): void {
    if (this.#newest.get(id) === payload) this.#newest.delete(id)
  }

  async #result(id: string, payload: SubscribePayload, work: Promise<ExecutionResult>): Promise<ExecutionResult> {
    this.#running.add(work)
    const result = await work.finally(() => this.#running.delete(work))
    await this.#still(id, payload)
    this.#forget(id, payload)
    return result
  }

  async #prepare(
    protocol: Protocol,
    viewer: Viewer,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const { query, operationName, variables, extensions } = payload
    if (Object.keys(protocol.subscriptions).length > this.#maxOperations) {
      throw problem('TOO_MANY_SUBSCRIPTIONS', `At most ${this.#maxOperations} operations at once on a socket.`)
    }
    const refused = await this.#charge(viewer)
    if (refused) return [refused]
    const { schema, operations, documents, openContext, extent } = this.#parts
    // graphql-ws wants a text; an empty one stands for none.
    const named = { query: query === '' ? null : query, documentId: nameIn({ extensions }) }
    const request: Request = {
      query: documents.textOf(named, viewer),
      operationName: operationName ?? null,
      variables: variables ?? {},
    }
    const prepared = operations.prepare(request)
    if (!('document' in prepared)) return prepared
    const context = openContext(viewer)
    const args: ExecutionArgs = { schema, document: prepared.document, operationName: request.operationName }
    if (prepared.operation.operation !== 'subscription') {
      this.#prepared.set(args, () => this.#result(id, payload, operations.run(prepared, request, context)))
      return args
    }
    const admitted = await admit(schema, prepared, request, context, extent, null)
    if (!('operation' in admitted)) return operations.presented(admitted)
    this.#prepared.set(args, () => this.#stream(protocol, id, payload, admitted))
    return args
  }

  #stream(
    { subscriptions: open }: Protocol,
    id: string,
    payload: SubscribePayload,
    { operation, from }: Admitted,
  ): AsyncGenerator<never, void> {
    const buffer = this.#buffer
    const head = binaryString(`{"id":${JSON.stringify(id)},"type":"next","payload":`)
    const { iterator, end } = pendingIterator(() => {
      subscription.leave()
      this.#subscriptions.delete(subscription)
      this.#forget(id, payload)
    })
    const subscriber = {
      get ready() {
        return buffer.ready
      },
      whenReady: (go: () => void) => buffer.whenReady(go),
      deliver: (payload: string) => buffer.write(textFrameHeader(head.length + payload.length + 1), head, payload, '}'),
      fail: (error: GraphQLError) => {
        writeMessage(buffer, JSON.stringify({ id, type: 'error', payload: [error] }))
        // The error is the end; forgotten here, graphql-ws sends no completion after it.
        delete open[id]
        end()
      },
    }
    const subscription = this.#parts.hub.subscribe(operation, subscriber, from)
    this.#subscriptions.add(subscription)
    return iterator
  }
}
