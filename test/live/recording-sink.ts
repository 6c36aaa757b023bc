import type { GraphQLError } from 'graphql'
import type { Sink } from '../../src/live/sink.ts'

/** A sink that records its payloads and can stall. */
export interface RecordingSink extends Sink {
  ready: boolean
  readonly payloads: readonly string[]
  readonly cursors: readonly string[]
  readonly problems: readonly GraphQLError[]
  /** Stalls after this many payloads, until `resume`. */
  stallAfter: number
  resume(): void
  /** Whether a subscription waits for it to be ready. */
  readonly awaited: boolean
}

export function recordingSink(): RecordingSink {
  const payloads: string[] = []
  const cursors: string[] = []
  const problems: GraphQLError[] = []
  let waiting: (() => void)[] = []
  const own: RecordingSink = {
    ready: true,
    stallAfter: Number.POSITIVE_INFINITY,
    payloads,
    cursors,
    problems,
    get awaited() {
      return waiting.length > 0
    },
    whenReady: (resume) => void waiting.push(resume),
    next(payload, cursor) {
      if (!own.ready) throw new Error('was given a payload while it was not ready')
      payloads.push(payload)
      cursors.push(cursor)
      if (--own.stallAfter <= 0) own.ready = false
    },
    error: (error) => void problems.push(error),
    resume() {
      own.ready = true
      own.stallAfter = Number.POSITIVE_INFINITY
      const all = waiting
      waiting = []
      for (const resume of all) resume()
    },
  }
  return own
}
