import { setTimeout as sleep } from 'node:timers/promises'
import type { LogExtent, LoggedEvent, LogSlice } from '../../db/log/event-log.ts'
import { patrol } from '../clock/poll.ts'
import { Pace } from '../clock/throttle.ts'
import { inTime } from '../clock/timeout.ts'
import { type Consumer, Consumers } from './consumers.ts'
import type { Log } from './log.ts'
import { RecentEvents } from './recent-events.ts'

export interface FollowerLimits {
  readonly patrolMs: number
  readonly maxEventsPerRead: number
  readonly maxKeptEvents: number
  /** A read that takes longer is given up, and the next patrol reads again. */
  readonly maxReadMs: number
  /** A consumer that takes longer is waited for no longer. */
  readonly maxConsumerMs: number
}

export interface FollowerReports {
  readonly consumerFailed: (error: unknown, event: LoggedEvent) => void
  readonly readFailed: (error: unknown) => void
  /** The log showed a hole; the follower waits before it until it is filled. */
  readonly gap: (expected: number, found: number) => void
  /** The log was pruned past this follower, which goes on at the first event there is. */
  readonly pruned: (expected: number, oldest: number) => void
  /** The log is another one: it was restored, or a server took over that had not all of it. Every cursor is void. */
  readonly restored: (epoch: string) => void
}

/** Where a read of the log ended: before more events, at the end of the log, or before a hole. */
type Reached = 'more' | 'end' | 'hole'

/**
 * Reads every event of the log once for this process, in order and without a hole: on a wake-up at once, else when its
 * patrol finds it. The latest events are kept for those who fall a little behind.
 */
export class Follower implements AsyncDisposable {
  readonly #log: Log
  readonly #consumers: Consumers
  readonly #pace = new Pace()
  readonly #limits: FollowerLimits
  readonly #reports: FollowerReports
  readonly #recent: RecentEvents
  readonly #patrol: Disposable
  #epoch: string
  #head: number
  #extent: Pick<LogExtent, 'oldest' | 'head'>
  #reading: Promise<void> | null = null
  #wokenMeanwhile = false
  #lastReadAt = Date.now()
  #stopped = false

  constructor(
    log: Log,
    { epoch, oldest, head }: LogExtent,
    consumers: readonly Consumer[],
    limits: FollowerLimits,
    reports: FollowerReports,
  ) {
    this.#log = log
    this.#epoch = epoch
    this.#head = head
    this.#extent = { oldest, head }
    this.#consumers = new Consumers(consumers, limits.maxConsumerMs, reports.consumerFailed)
    this.#limits = limits
    this.#recent = new RecentEvents(limits.maxKeptEvents)
    this.#reports = reports
    this.#patrol = patrol(() => this.wake(), limits.patrolMs)
  }

  /** Names the log that is followed. */
  get epoch(): string {
    return this.#epoch
  }

  /** The last position that all consumers have heard of. */
  get head(): number {
    return this.#head
  }

  /** How far the log reached when it was last read. */
  get extent(): Pick<LogExtent, 'oldest' | 'head'> {
    return this.#extent
  }

  /** How long ago the log was last read to its end. */
  get silentMs(): number {
    return Date.now() - this.#lastReadAt
  }

  /** The kept events after `position`, up to the head; null when the first of them is not kept any more. */
  recentAfter(position: number): readonly LoggedEvent[] | null {
    return position >= this.#head ? [] : this.#recent.after(position)
  }

  /** Reads now what there is to read. Resolves when a read that began after this call has ended. */
  wake(): Promise<void> {
    if (this.#reading) {
      this.#wokenMeanwhile = true
      return this.#reading
    }
    this.#reading = Promise.resolve().then(() => this.#readToEnd())
    return this.#reading
  }

  async #whenItIsTime(): Promise<void> {
    const { waitMs } = this.#pace
    if (waitMs > 0) await sleep(waitMs)
  }

  async #readToEnd(): Promise<void> {
    try {
      do {
        await this.#whenItIsTime()
        this.#wokenMeanwhile = false
        let reached: Reached = 'more'
        while (reached === 'more' && !this.#stopped) reached = await this.#readOnce()
        if (reached === 'end') this.#lastReadAt = Date.now()
      } while (this.#wokenMeanwhile && !this.#stopped)
    } catch (error) {
      this.#reports.readFailed(error)
    } finally {
      // In the same turn as the last look at the wake-ups: none falls between.
      this.#reading = null
    }
  }

  async #readOnce(): Promise<Reached> {
    const { maxReadMs, maxEventsPerRead } = this.#limits
    const read = this.#log.read(this.#head, maxEventsPerRead)
    const slice = await inTime(read, maxReadMs, `the log was not read within ${maxReadMs} ms`)
    this.#extent = slice
    if (slice.epoch !== this.#epoch) this.#beginAnew(slice)
    else if (slice.head < this.#head) await this.#log.lost(this.#epoch, this.#head)
    else return this.#hear(slice)
    return 'more'
  }

  #beginAnew({ epoch, head }: LogSlice): void {
    this.#epoch = epoch
    this.#head = head
    this.#recent.clear()
    this.#reports.restored(epoch)
  }

  async #hear({ events, oldest }: LogSlice): Promise<Reached> {
    this.#pace.ended(events.length)
    const [first] = events
    if (oldest > this.#head + 1 && first?.position !== this.#head + 1) {
      this.#reports.pruned(this.#head + 1, oldest)
      this.#recent.clear()
      this.#head = first ? first.position - 1 : oldest - 1
    }
    for (const event of events) {
      if (event.position !== this.#head + 1) {
        this.#reports.gap(this.#head + 1, event.position)
        return 'hole'
      }
      this.#recent.add(event)
      this.#head = event.position
      await this.#consumers.hear(event)
    }
    return events.length === this.#limits.maxEventsPerRead ? 'more' : 'end'
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true
    this.#patrol[Symbol.dispose]()
    await this.#reading
  }
}
