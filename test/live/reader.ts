import type { GraphQLError } from 'graphql'
import type { Subscriber } from '../../src/live/subscriber.ts'

/** A subscriber that records what it is given, and that can stall. */
export interface Reader extends Subscriber {
  ready: boolean
  readonly payloads: readonly string[]
  readonly cursors: readonly string[]
  readonly problems: readonly GraphQLError[]
  /** Takes so many payloads, then stalls by itself; until `goOn`. */
  stallAfter: number
  goOn(): void
  /** Whether somebody waits for it to go on. */
  readonly awaited: boolean
}

export function reader(): Reader {
  const payloads: string[] = []
  const cursors: string[] = []
  const problems: GraphQLError[] = []
  let waiting: (() => void)[] = []
  const own: Reader = {
    ready: true,
    stallAfter: Number.POSITIVE_INFINITY,
    payloads,
    cursors,
    problems,
    get awaited() {
      return waiting.length > 0
    },
    whenReady: (go) => void waiting.push(go),
    deliver(payload, cursor) {
      if (!own.ready) throw new Error('was given more than it takes')
      payloads.push(payload)
      cursors.push(cursor)
      if (--own.stallAfter <= 0) own.ready = false
    },
    fail: (problem) => void problems.push(problem),
    goOn() {
      own.ready = true
      own.stallAfter = Number.POSITIVE_INFINITY
      const all = waiting
      waiting = []
      for (const go of all) go()
    },
  }
  return own
}
