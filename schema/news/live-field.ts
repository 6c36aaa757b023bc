import type { GraphQLField } from 'graphql'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import type { Context } from '../context.ts'
import { subscribeElsewhere } from '../problem.ts'

/**
 * How a subscription field follows the event log. The field's own resolver turns what `select` gave into the answer,
 * so an event is executed as any query is, once for all who ask the same.
 */
export interface Live {
  /** The cursor to go on after; null starts with what happens next. */
  readonly after: string | null
  /**
   * What the field resolves for an event, null when the event is not for this subscription. `conflated` is how many
   * earlier events about the same thing it stands for too.
   */
  select(event: LoggedEvent, context: Context, conflated: number): Selected | null | Promise<Selected | null>
  /** Whether a subscriber that falls behind wants, of the events about one thing, only the newest. */
  readonly conflates?: boolean
  /** What a subscriber without a cursor is given at once, before any event. */
  readonly first?: (context: Context) => Promise<Selected>
}

/** What the field's resolver is given. `position`: the place in the log that it reflects, where that is known. */
export interface Selected {
  readonly source: unknown
  readonly position?: number
}

type Prepare = (args: Record<string, unknown>, context: Context) => Promise<Live>

/** The extension that makes a field live. `prepare` may throw a problem: then nobody is subscribed. */
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

/** Subscriptions are served from the log by the gateway's live transports, never by an executor's own loop. */
export function servedFromTheLog(): never {
  throw subscribeElsewhere()
}
