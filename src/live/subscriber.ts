import type { GraphQLError } from 'graphql'

/** What a transport implements for one subscription of one client. */
export interface Subscriber {
  /** Whether the client takes more now. While it does not, nothing is delivered and nothing is queued. */
  readonly ready: boolean
  /** Called back once when it takes more again; never after `ended`. */
  whenReady(go: () => void): void
  /** `payload` is the JSON of an execution result as a binary string, the same one for all who ask the same. */
  deliver(payload: string, cursor: string): void
  /** The stream cannot go on: the client is told why, and what to do. */
  fail(problem: GraphQLError): void
}
