import type { GraphQLError } from 'graphql'

/** Where the payloads of one subscription go; each transport implements it for its protocol. */
export interface Sink {
  /** Backpressure: while false, nothing is delivered and nothing is queued. */
  readonly ready: boolean
  /** Calls back once when the sink is ready again; never after it was closed. */
  whenReady(resume: () => void): void
  /**
   * `payload` is the JSON of an execution result as a binary string. All subscriptions of a channel share the same string.
   * `id` is what a client resumes with: the cursor, or the etag of an answer of a live query.
   */
  next(payload: string, id: string): void
  /** Text was withdrawn, which a payload that is still being sent may contain. */
  retract?(): void
  /** Ends the subscription with this error. */
  error(error: GraphQLError): void
}
