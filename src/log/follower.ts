import { setTimeout as sleep } from 'node:timers/promises'
import type { LoggedEvent, LogRange, LogSlice } from '../../db/log/event-log.ts'
import { jittered, poll } from '../clock/poll.ts'
import { Throttle } from '../clock/throttle.ts'
import { withTimeout } from '../clock/timeout.ts'
import { type Consumer, Consumers } from './consumers.ts'
import type { Log } from './log.ts'
import { RecentEvents } from './recent-events.ts'

export interface FollowerLimits {
  readonly pollMs: number
  readonly maxEventsPerRead: number
  readonly maxRecentEvents: number
  /** Timeout of a read; the next poll retries. */
  readonly maxReadMs: number
  /** Timeout after which the follower continues without waiting for a consumer. */
  readonly maxConsumerMs: number
}

export interface FollowerReports {
  readonly consumerFailed: (error: unknown, event: LoggedEvent) => void
  readonly readFailed: (error: unknown) => void
  /** A position is missing; the follower waits for it. */
  readonly gap: (expected: number, found: number) => void
  /** The log was pruned past this follower, which continues at the oldest event. */
  readonly pruned: (expected: number, oldest: number) => void
  /** The log has another epoch: it was restored, or a server without its latest events took over. No cursor is valid. */
  readonly restored: (epoch: string) => void
}

/** How a read ended: with more events to read, at the end of the log, or before a gap. */
type ReadEnd = 'more' | 'end' | 'gap'

/**
 * Reads every event of the log once for this process, in order and without a gap: immediately on a wake-up, otherwise
 * within `pollMs`. Keeps the latest events in memory for subscriptions that fall slightly behind.
 */
export class Follower implements AsyncDisposable {
  readonly #log: Log
  readonly #consumers: Consumers
  readonly #throttle = new Throttle()
  readonly #limits: FollowerLimits
  readonly #reports: FollowerReports
  readonly #recent: RecentEvents
  readonly #polling: AsyncDisposable
  #epoch: string
  #head: number
  #range: Pick<LogRange, 'oldest' | 'head'>
  #reading: Promise<void> | null = null
  #wokenMeanwhile = false
  #lastReadAt = Date.now()
  #stopped = false

  constructor(
    log: Log,
    { epoch, oldest, head }: LogRange,
    consumers: readonly Consumer[],
    limits: FollowerLimits,
    reports: FollowerReports,
  ) {
    this.#log = log
    this.#epoch = epoch
    this.#head = head
    this.#range = { oldest, head }
    this.#consumers = new Consumers(consumers, limits.maxConsumerMs, reports.consumerFailed)
    this.#limits = limits
    this.#recent = new RecentEvents(limits.maxRecentEvents)
    this.#reports = reports
    const { pollMs } = limits
    const work = async () => {
      await this.wake()
      return jittered(pollMs)
    }
    this.#polling = poll({ work, firstMs: jittered(pollMs), retryMs: pollMs, onError: reports.readFailed })
  }

  /** The epoch of the log that is followed. */
  get epoch(): string {
    return this.#epoch
  }

  /** The last position that all consumers have handled. */
  get head(): number {
    return this.#head
  }

  /** The range of the log as of the last read. */
  get range(): Pick<LogRange, 'oldest' | 'head'> {
    return this.#range
  }

  /** How long ago the log was last read to its end. */
  get silentMs(): number {
    return Date.now() - this.#lastReadAt
  }

  /** The events after `position`, up to the head; null if the first of them is not in memory any more. */
  recentAfter(position: number): readonly LoggedEvent[] | null {
    return position >= this.#head ? [] : this.#recent.after(position)
  }

  /** Reads to the end of the log. Resolves when a read that began after this call has ended; never rejects. */
  wake(): Promise<void> {
    if (this.#reading) {
      this.#wokenMeanwhile = true
      return this.#reading
    }
    this.#reading = Promise.resolve().then(() => this.#readToEnd())
    return this.#reading
  }

  async #readToEnd(): Promise<void> {
    try {
      do {
        const { waitMs } = this.#throttle
        if (waitMs > 0) await sleep(waitMs)
        this.#wokenMeanwhile = false
        let end: ReadEnd = 'more'
        while (end === 'more' && !this.#stopped) end = await this.#read()
        if (end === 'end') this.#lastReadAt = Date.now()
      } while (this.#wokenMeanwhile && !this.#stopped)
    } catch (error) {
      this.#reports.readFailed(error)
    } finally {
      // In the same turn as the last check of #wokenMeanwhile, so that no wake-up is missed.
      this.#reading = null
    }
  }

  async #read(): Promise<ReadEnd> {
    const { maxReadMs, maxEventsPerRead } = this.#limits
    const read = this.#log.read(this.#head, maxEventsPerRead)
    const slice = await withTimeout(read, maxReadMs, `the log was not read within ${maxReadMs} ms`)
    this.#range = slice
    if (slice.epoch !== this.#epoch) this.#restart(slice)
    else if (slice.head < this.#head) await this.#log.lost(this.#epoch, this.#head)
    else return this.#consume(slice)
    return 'more'
  }

  #restart({ epoch, head }: LogSlice): void {
    this.#epoch = epoch
    this.#head = head
    this.#recent.clear()
    this.#reports.restored(epoch)
  }

  async #consume({ events, oldest }: LogSlice): Promise<ReadEnd> {
    this.#throttle.record(events.length)
    const [first] = events
    if (oldest > this.#head + 1 && first?.position !== this.#head + 1) {
      this.#reports.pruned(this.#head + 1, oldest)
      this.#recent.clear()
      this.#head = first ? first.position - 1 : oldest - 1
    }
    for (const event of events) {
      if (event.position !== this.#head + 1) {
        this.#reports.gap(this.#head + 1, event.position)
        return 'gap'
      }
      this.#recent.add(event)
      this.#head = event.position
      await this.#consumers.consume(event)
    }
    return events.length === this.#limits.maxEventsPerRead ? 'more' : 'end'
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true
    await this.#polling[Symbol.asyncDispose]()
    await this.#reading
  }
}
