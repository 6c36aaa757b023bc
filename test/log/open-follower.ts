import type { Consumer } from '../../src/log/consumers.ts'
import { Follower } from '../../src/log/follower.ts'
import { type ArrayLog, arrayLog, EPOCH } from './array-log.ts'

export interface Following extends AsyncDisposable {
  readonly log: ArrayLog
  readonly follower: Follower
  /** Positions that the last consumer has handled. */
  readonly heard: number[]
  readonly failures: unknown[]
  readonly readFailures: unknown[]
  readonly gaps: [expected: number, found: number][]
  readonly pruned: [expected: number, oldest: number][]
  readonly restored: string[]
}

/** A follower of a log in an array, which polls once an hour unless told otherwise. */
export function openFollower(
  options: { consumers?: readonly Consumer[]; pollMs?: number; log?: ArrayLog } = {},
): Following {
  const { consumers = [], pollMs = 3_600_000, log = arrayLog() } = options
  const records = { heard: [] as number[], failures: [] as unknown[], readFailures: [] as unknown[] }
  const gaps: [number, number][] = []
  const pruned: [number, number][] = []
  const restored: string[] = []
  const follower = new Follower(
    log,
    { epoch: EPOCH, oldest: 1, head: log.head },
    [...consumers, ({ position }) => void records.heard.push(position)],
    { pollMs, maxEventsPerRead: 3, maxRecentEvents: 5, maxReadMs: 50, maxConsumerMs: 50 },
    {
      consumerFailed: (error) => records.failures.push(error),
      readFailed: (error) => records.readFailures.push(error),
      gap: (expected, found) => gaps.push([expected, found]),
      pruned: (expected, oldest) => pruned.push([expected, oldest]),
      restored: (epoch) => restored.push(epoch),
    },
  )
  return {
    log,
    follower,
    gaps,
    pruned,
    restored,
    ...records,
    [Symbol.asyncDispose]: () => follower[Symbol.asyncDispose](),
  }
}
