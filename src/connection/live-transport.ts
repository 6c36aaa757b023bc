import type { GraphQLSchema } from 'graphql'
import type { LogRange } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import type { RevokedTokens } from '../auth/revoked-tokens.ts'
import type { Authenticate } from '../auth/tokens.ts'
import type { AnswerOperation } from '../graphql/answer.ts'
import type { Documents } from '../graphql/documents.ts'
import type { Operations } from '../graphql/prepare.ts'
import type { Hub } from '../live/hub.ts'
import type { LiveQueries } from '../live/queries/live-queries.ts'
import type { ChargeFrom } from '../quota/charge.ts'
import type { ClientShares } from './client-shares.ts'
import type { CloseReason } from './close-reason.ts'

/** What the WebSocket and the SSE transport need of the gateway. */
export interface LiveServices {
  readonly schema: GraphQLSchema
  readonly operations: Operations
  readonly answer: AnswerOperation
  readonly documents: Documents
  readonly hub: Hub
  readonly liveQueries: LiveQueries
  readonly authenticate: Authenticate
  readonly revokedTokens: Pick<RevokedTokens, 'watch'>
  readonly openContext: (viewer: Viewer) => Context
  readonly charge: ChargeFrom
  /** The sockets and streams of each client. */
  readonly connections: ClientShares
  /** The distinct subscriptions of each client. */
  readonly subscriptions: ClientShares
  readonly logRange: () => Promise<LogRange>
  readonly epoch: () => string
  readonly onError: (error: unknown) => void
  /** Called when this gateway, not the client, ends a stream or a socket. */
  readonly onClosed: (reason: CloseReason) => void
}

export interface LiveTransport {
  readonly connections: number
  /**
   * Refuses new connections and closes the open ones, staggered over `overMs` so that clients do not reconnect to the
   * other gateways all at once. The close code means a restart; a completion would mean to the client that the stream has ended.
   */
  restart(overMs: number): Promise<void>
}
