import type { ExecutionArgs, GraphQLError } from 'graphql'
import type { Context as ProtocolContext, SubscribePayload } from 'graphql-ws'
import { graphqlError, tooManySubscriptions } from '../../schema/errors.ts'
import { maskError } from '../../schema/mask-error.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import type { LiveServices } from '../connection/live-transport.ts'
import type { SendBuffer } from '../connection/send-buffer.ts'
import { type Answer, textOf } from '../graphql/answer.ts'
import { requestFromPayload } from '../graphql/parameters.ts'
import { binaryString } from '../live/binary-string.ts'
import { type Followable, type Following, followable } from '../live/followable.ts'
import type { Charge } from '../quota/charge.ts'
import { chargeRest } from '../quota/price.ts'
import type { ConnectionParams } from './connection-params.ts'
import { OperationIds } from './operation-ids.ts'
import { pendingIterator } from './pending-iterator.ts'
import { SocketCursor } from './socket-cursor.ts'
import { SubscriptionSink } from './subscription-sink.ts'

type Protocol = ProtocolContext<ConnectionParams, object>

/** graphql-ws completes the operation when it ends. It yields nothing: messages are written to the send buffer. */
type Messages = AsyncGenerator<never, void>

/** The operations of one socket, for the hooks of graphql-ws: `prepare` for onSubscribe, `run` for execute and subscribe. */
export class SocketOperations {
  readonly cursor: SocketCursor
  readonly #services: LiveServices
  readonly #buffer: SendBuffer
  readonly #charge: Charge
  readonly #maxOperations: number
  readonly #prepared = new WeakMap<ExecutionArgs, () => Messages | Promise<Messages>>()
  /** Subscriptions and live queries. */
  readonly #following = new Set<Following>()
  readonly #ids = new OperationIds<SubscribePayload>()
  readonly #running = new Set<Promise<unknown>>()

  constructor(services: LiveServices, buffer: SendBuffer, charge: Charge, maxOperations: number) {
    this.cursor = new SocketCursor(buffer, services.epoch, this.#following)
    this.#services = services
    this.#buffer = buffer
    this.#charge = charge
    this.#maxOperations = maxOperations
  }

  /** Errors are those of this operation; the socket and its other operations go on. */
  async prepare(
    protocol: Protocol,
    viewer: Viewer,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    this.#ids.begin(id, payload)
    const preparing = this.cursor.prepare()
    const prepared = await this.#prepare(protocol, viewer, id, payload)
      .catch((error: unknown) => [maskError(error, this.#services.onError)])
      .finally(() => preparing[Symbol.dispose]())
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
    const { schema, operations, answer, documents, openContext } = this.#services
    const asked = requestFromPayload(payload)
    const prepared = operations.prepare({ ...asked, query: documents.textOf(asked, viewer) })
    if (!('document' in prepared)) return prepared
    const dear = await chargeRest(prepared.cost, (price) => this.#charge(viewer, price))
    if (dear) return [dear]
    const found = await followable(this.#services, prepared, viewer, null)
    if (found && !('identity' in found)) return operations.masked(found)
    const args: ExecutionArgs = { schema, document: prepared.document, operationName: asked.operationName }
    this.#prepared.set(args, () =>
      found
        ? this.#follow(protocol, id, payload, this.#charge.clientOf(viewer), found)
        : this.#answer(protocol, id, payload, answer(prepared, openContext(viewer))),
    )
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

  #follow(
    { subscriptions: open }: Protocol,
    id: string,
    payload: SubscribePayload,
    client: string | null,
    { identity, start }: Followable,
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
      this.cursor.tell()
    } else sink.error(tooManySubscriptions('distinct subscriptions of one client'))
    return iterator
  }
}
