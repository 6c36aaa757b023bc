import type { GraphQLError } from 'graphql'
import type { Sink } from '../sink.ts'
import type { LiveAnswer } from './live-answer.ts'

/** What a follower reads: its live query. */
export interface LiveSource {
  /** The newest answer; null while it is being made. */
  readonly current: LiveAnswer | null
  leave(follower: LiveFollower): void
}

export interface FollowerReports {
  readonly delivered: (payloads: number) => void
  readonly sinkFailed: (error: unknown) => void
}

/** One client of a live query. It has no queue: whenever it is ready, it takes the newest answer, unless it has that already. */
export class LiveFollower {
  /** It has none in the log: it is resumed by the answer that the client has. */
  readonly position = null
  readonly throttleMs: number
  readonly #sink: Sink
  readonly #source: LiveSource
  readonly #reports: FollowerReports
  #etag: string | null
  #sentAt = -Infinity
  #timer: NodeJS.Timeout | null = null
  /** Until its sink is ready or its throttle has passed. */
  #waiting = false
  #left = false

  constructor(
    sink: Sink,
    source: LiveSource,
    { throttleMs, etag }: { readonly throttleMs: number; readonly etag: string | null },
    reports: FollowerReports,
  ) {
    this.#sink = sink
    this.#source = source
    this.throttleMs = throttleMs
    this.#etag = etag
    this.#reports = reports
  }

  /** Takes the newest answer, now or as soon as it may. */
  offer(): void {
    const answer = this.#source.current
    if (this.#left || this.#waiting || !answer || answer.etag === this.#etag) return
    const waitMs = this.#sentAt + this.throttleMs - performance.now()
    if (waitMs > 0) {
      this.#waiting = true
      this.#timer = setTimeout(this.#resume, waitMs)
    } else if (this.#sink.ready) this.#send(answer)
    else {
      this.#waiting = true
      this.#sink.whenReady(this.#resume)
    }
  }

  fail(error: GraphQLError): void {
    if (this.#left) return
    this.leave()
    this.#sink.error(error)
  }

  leave(): void {
    if (this.#left) return
    this.#left = true
    if (this.#timer) clearTimeout(this.#timer)
    this.#source.leave(this)
  }

  readonly #resume = (): void => {
    this.#waiting = false
    this.offer()
  }

  #send({ payload, etag }: LiveAnswer): void {
    this.#etag = etag
    this.#sentAt = performance.now()
    try {
      this.#sink.next(payload, etag)
      this.#reports.delivered(1)
    } catch (error) {
      this.#reports.sinkFailed(error)
      this.leave()
    }
  }
}
