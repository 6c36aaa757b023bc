import type { ExecutionArgs, GraphQLError } from 'graphql'
import type { Context as ProtocolContext, SubscribePayload } from 'graphql-ws'
import { graphqlError, tooManySubscriptions } from '../../schema/errors.ts'
import { maskError } from '../../schema/mask-error.ts'
import { encodeLogCursor } from '../../schema/paging/log-cursor.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import type { LiveServices } from '../connection/live-transport.ts'
import type { SendBuffer } from '../connection/send-buffer.ts'
import { type Answer, textOf } from '../graphql/answer.ts'
import { requestFromPayload } from '../graphql/parameters.ts'
import { type Admitted, admit } from '../live/admit.ts'
import { binaryString } from '../live/binary-string.ts'
import { liveOperation } from '../live/queries/live-operation.ts'
import type { Sink } from '../live/sink.ts'
import type { Subscription } from '../live/subscription.ts'
import type { Charge } from '../quota/charge.ts'
import { chargeRest } from '../quota/price.ts'
import type { ConnectionParams } from './connection-params.ts'
import { writeMessage } from './frame.ts'
import { OperationIds } from './operation-ids.ts'
import { pendingIterator } from './pending-iterator.ts'
import { SubscriptionSink } from './subscription-sink.ts'

type Protocol = ProtocolContext<ConnectionParams, object>

/** graphql-ws completes the operation when it ends. It yields nothing: messages are written to the send buffer. */
type Messages = AsyncGenerator<never, void>

interface Following {
  leave(): void
}

/** The operations of one socket, for the hooks of graphql-ws: `prepare` for onSubscribe, `run` for execute and subscribe. */
export class SocketOperations {
  readonly #services: LiveServices
  readonly #buffer: SendBuffer
  readonly #charge: Charge
  readonly #maxOperations: number
  readonly #prepared = new WeakMap<ExecutionArgs, () => Messages | Promise<Messages>>()
  readonly #subscriptions = new Set<Subscription>()
  /** Subscriptions and live queries. */
  readonly #following = new Set<Following>()
  readonly #ids = new OperationIds<SubscribePayload>()
  readonly #running = new Set<Promise<unknown>>()
  #preparing = 0
  /** Whether a subscription has started since the client was last told a cursor. */
  #cursorDue = false

  constructor(services: LiveServices, buffer: SendBuffer, charge: Charge, maxOperations: number) {
    this.#services = services
    this.#buffer = buffer
    this.#charge = charge
    this.#maxOperations = maxOperations
  }

  /**
   * The lowest position of all subscriptions: resuming each of them from it misses nothing. Null without subscriptions,
   * and while one is being prepared, because that one may start at a lower position.
   */
  get cursor(): string | null {
    const positions = [...this.#subscriptions].map((subscription) => subscription.position)
    return positions.length === 0 || this.#preparing > 0
      ? null
      : encodeLogCursor({ epoch: this.#services.epoch(), position: Math.min(...positions) })
  }

  /** Tells the client the cursor, so that it can resume even if it receives no event. */
  ping(): void {
    const { cursor } = this
    if (cursor === null || !this.#buffer.ready) return
    this.#cursorDue = false
    writeMessage(this.#buffer, JSON.stringify({ type: 'ping', payload: { cursor } }))
  }

  /** Errors are those of this operation; the socket and its other operations go on. */
  async prepare(
    protocol: Protocol,
    viewer: Viewer,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    this.#ids.begin(id, payload)
    this.#preparing++
    const prepared = await this.#prepare(protocol, viewer, id, payload)
      .catch((error: unknown) => [maskError(error, this.#services.onError)])
      .finally(() => {
        this.#preparing--
        if (this.#cursorDue) this.#tellCursor()
      })
    await this.#ids.unlessSuperseded(id, payload)
    if (Array.isArray(prepared)) this.#ids.end(id, payload)
    return prepared
  }

  /** Runs what `prepare` returned. Of a subscription, the iterator stays pending while its sink writes to the send buffer. */
  run(args: ExecutionArgs): Messages | Promise<Messages> {
    const run = this.#prepared.get(args)
    if (!run) throw new Error('the operation was not prepared')
    return run()
  }

  /** Resolves when the queries and mutations in flight are answered. */
  async answered(): Promise<void> {
    await Promise.allSettled(this.#running)
  }

  leaveAll(): void {
    for (const following of this.#following) following.leave()
    this.#following.clear()
  }

  async #prepare(
    protocol: Protocol,
    viewer: Viewer,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    if (Object.keys(protocol.subscriptions).length > this.#maxOperations) {
      throw graphqlError('TOO_MANY_SUBSCRIPTIONS', `At most ${this.#maxOperations} operations at once on a socket.`)
    }
    const limited = await this.#charge(viewer)
    if (limited) return [limited]
    const { schema, operations, answer, documents, openContext, logRange, liveQueries } = this.#services
    const asked = requestFromPayload(payload)
    const prepared = operations.prepare({ ...asked, query: documents.textOf(asked, viewer) })
    if (!('document' in prepared)) return prepared
    const dear = await chargeRest(prepared.cost, (price) => this.#charge(viewer, price))
    if (dear) return [dear]
    const live = liveOperation(schema, prepared, viewer, null)
    if (live && !('identity' in live)) return operations.masked(live)
    const client = this.#charge.clientOf(viewer)
    const context = openContext(viewer)
    const args: ExecutionArgs = { schema, document: prepared.document, operationName: asked.operationName }
    if (live) {
      const start = (sink: Sink) => liveQueries.follow(live, sink)
      this.#prepared.set(args, () => this.#follow(protocol, id, payload, client, live.identity, start))
      return args
    }
    if (prepared.operation.operation !== 'subscription') {
      this.#prepared.set(args, () => this.#answer(protocol, id, payload, answer(prepared, context)))
      return args
    }
    const admitted = await admit(schema, prepared, context, logRange, null)
    if (!('operation' in admitted)) return operations.masked(admitted)
    this.#prepared.set(args, () => this.#subscribe(protocol, id, payload, client, admitted))
    return args
  }

  async #answer(
    { subscriptions: open }: Protocol,
    id: string,
    payload: SubscribePayload,
    work: Promise<Answer>,
  ): Promise<Messages> {
    this.#running.add(work)
    const answer = await work.finally(() => this.#running.delete(work))
    await this.#ids.unlessSuperseded(id, payload)
    this.#ids.end(id, payload)
    const { iterator, end } = pendingIterator(() => {})
    // The client may have completed the operation meanwhile.
    if (id in open) new SubscriptionSink(id, this.#buffer, end).next(binaryString(textOf(answer)))
    end()
    return iterator
  }

  #subscribe(
    protocol: Protocol,
    id: string,
    payload: SubscribePayload,
    client: string | null,
    { operation, from }: Admitted,
  ): Messages {
    return this.#follow(protocol, id, payload, client, operation.identity, (sink) => {
      const subscription = this.#services.hub.subscribe(operation, sink, from)
      this.#subscriptions.add(subscription)
      this.#cursorDue = true
      this.#tellCursor()
      return {
        leave: () => {
          subscription.leave()
          this.#subscriptions.delete(subscription)
        },
      }
    })
  }

  /** `start` begins to write to the sink, until the operation ends. */
  #follow(
    { subscriptions: open }: Protocol,
    id: string,
    payload: SubscribePayload,
    client: string | null,
    identity: string,
    start: (sink: Sink) => Following,
  ): Messages {
    const share = this.#services.subscriptions.take(client, identity)
    let following: Following | null = null
    const { iterator, end } = pendingIterator(() => {
      share?.[Symbol.dispose]()
      following?.leave()
      if (following) this.#following.delete(following)
      this.#ids.end(id, payload)
    })
    const sink = new SubscriptionSink(id, this.#buffer, () => {
      // An `error` message ends the operation. graphql-ws would send a `complete` after it if it still knew the id.
      delete open[id]
      end()
    })
    if (share) {
      following = start(sink)
      this.#following.add(following)
    } else sink.error(tooManySubscriptions('distinct subscriptions of one client'))
    return iterator
  }

  /** In the next turn of the event loop: until then, a subscription that was prepared may not have been started. */
  #tellCursor(): void {
    setImmediate(() => {
      if (this.#cursorDue) this.ping()
    })
  }
}
