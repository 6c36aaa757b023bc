import type { GraphQLField } from 'graphql'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import type { Context } from '../context.ts'
import { subscribeElsewhere } from '../errors.ts'

/**
 * How a subscription field follows the event log. `select` maps an event to the source of the field's resolver; the event is
 * executed once for all subscriptions with the same identity.
 */
export interface Live {
  /** The cursor to resume after; null starts with the next event. */
  readonly after: string | null
  /**
   * The source for an event; null if the event does not match this subscription. `conflated` is the number of earlier events about
   * the same subject that it replaces.
   */
  select(event: LoggedEvent, context: Context, conflated: number): Selected | null | Promise<Selected | null>
  /** Whether a subscriber that has fallen behind gets only the newest event about each subject. */
  readonly conflates?: boolean
  /** The initial payload of a subscriber without a cursor. */
  readonly first?: (context: Context) => Promise<Selected>
}

/** The source of the field's resolver. `position`: the position in the log that it reflects, if known. */
export interface Selected {
  readonly source: unknown
  readonly position?: number
}

type Prepare = (args: Record<string, unknown>, context: Context) => Promise<Live>

/** The extension that declares a live field. If `prepare` throws, the subscription fails with it. */
export function live<Arguments>(prepare: (args: Arguments, context: Context) => Promise<Live>): { live: unknown } {
  return { live: prepare }
}

/** The declaration of a field, read back. */
export function liveField(field: GraphQLField<unknown, Context>): Prepare | null {
  const declared = field.extensions.live
  return isPrepare(declared) ? declared : null
}

function isPrepare(declared: unknown): declared is Prepare {
  return typeof declared === 'function'
}

/** The live transports serve subscriptions from the log; graphql-js's `subscribe` is never called. */
export function servedFromTheLog(): never {
  throw subscribeElsewhere()
}
