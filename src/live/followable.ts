import type { GraphQLError, GraphQLSchema } from 'graphql'
import type { LogRange } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import type { Prepared } from '../graphql/prepare.ts'
import { admit } from './admit.ts'
import type { Hub } from './hub.ts'
import { liveOperation } from './queries/live-operation.ts'
import type { LiveQueries } from './queries/live-queries.ts'
import type { Sink } from './sink.ts'

/** A client that follows a subscription or a live query. */
export interface Following {
  /** Where it stands in the log; null for a live query, which is resumed by the answer that the client has. */
  readonly position: number | null
  leave(): void
}

/** A subscription or a live query that can start. Those with the same identity share their executions. */
export interface Followable {
  readonly identity: string
  /** Writes to the sink from now on, until the client leaves. */
  start(sink: Sink): Following
}

export interface FollowableServices {
  readonly schema: GraphQLSchema
  readonly hub: Hub
  readonly liveQueries: LiveQueries
  readonly openContext: (viewer: Viewer) => Context
  readonly logRange: () => Promise<LogRange>
}

/**
 * The subscription or live query of a request; null for an operation that is answered once. `lastEventId` (SSE) says what the client has.
 * @returns errors in the operation's selection or variables.
 * @throws that the viewer may not, errors of its arguments, such as a cursor that cannot be resumed from, and UNAVAILABLE.
 */
export async function followable(
  { schema, hub, liveQueries, openContext, logRange }: FollowableServices,
  prepared: Prepared,
  viewer: Viewer,
  lastEventId: string | null,
): Promise<Followable | readonly GraphQLError[] | null> {
  const live = liveOperation(schema, prepared, viewer, lastEventId)
  if (live && !('identity' in live)) return live
  if (live) return { identity: live.identity, start: (sink) => liveQueries.follow(live, sink) }
  if (prepared.operation.operation !== 'subscription') return null
  const admitted = await admit(schema, prepared, openContext(viewer), logRange, lastEventId)
  if (!('operation' in admitted)) return admitted
  const { operation, from } = admitted
  return { identity: operation.identity, start: (sink) => hub.subscribe(operation, sink, from) }
}
