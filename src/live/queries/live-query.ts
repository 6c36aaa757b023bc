import { setImmediate as nextTurn } from 'node:timers/promises'
import type { GraphQLError } from 'graphql'
import { addInvalidated, type Invalidated, invalidates } from '../../tags/invalidation.ts'
import type { Tags } from '../../tags/tags.ts'
import type { LiveAnswer } from './live-answer.ts'
import type { LiveFollower, LiveSource } from './live-follower.ts'

const FOLLOWERS_PER_TURN = 128

/**
 * An execution: an answer with its tags (null: any event may change it), or why there cannot be one. `null` if the database could not
 * be reached.
 */
export type Made =
  | { readonly answer: LiveAnswer; readonly tags: Tags | null }
  | { readonly refused: GraphQLError }
  | null

export interface LiveQueryParts {
  execute(): Promise<Made>
  /** Calls back in turn, when a run may start. */
  enqueue(run: () => Promise<void>): void
  /** The last event that this gateway has handled. */
  head(): number
  /** Called with the tags and the size of each answer, before it is sent. Returns an error if there is no room for it. */
  answered(answer: LiveAnswer, tags: Tags | null): GraphQLError | null
  readonly floorMs: number
  readonly retryMs: number
  onEmpty(): void
}

/**
 * All followers of one distinct live query. An event that touches the tags of its answer makes the answer outdated, from then on it
 * is sent to nobody, and runs the query once more, however many events came meanwhile.
 */
export class LiveQuery implements LiveSource {
  readonly #parts: LiveQueryParts
  readonly #followers = new Set<LiveFollower>()
  #latest: LiveAnswer | null = null
  #isOutdated = true
  /** What events have changed during the run. */
  #invalidated: Invalidated | null = null
  #isScheduled = false
  #lastRunAt = -Infinity

  constructor(parts: LiveQueryParts) {
    this.#parts = parts
  }

  get size(): number {
    return this.#followers.size
  }

  get bytes(): number {
    return this.#latest?.payload.length ?? 0
  }

  /** Purge before push: an answer that reflects an event is not sent before the caches have handled it. */
  get current(): LiveAnswer | null {
    return this.#isOutdated || !this.#latest || this.#latest.position > this.#parts.head() ? null : this.#latest
  }

  follow(follower: LiveFollower): void {
    this.#followers.add(follower)
    if (this.#isOutdated) this.#schedule()
    else follower.offer()
  }

  leave(follower: LiveFollower): void {
    this.#followers.delete(follower)
    if (this.#followers.size === 0) this.#parts.onEmpty()
  }

  /** For each event, whether or not it touches the answer; `tags` are null for anything. */
  heard(tags: Tags | null): void {
    if (this.#invalidated) addInvalidated(this.#invalidated, tags)
    else if (this.#latest?.position === this.#parts.head()) void this.#offer()
  }

  /** An event changes something that the answer has. One that the answer reflects already does not. */
  touch(position: number): void {
    if (this.#latest && this.#latest.position >= position) return
    this.#isOutdated = true
    this.#schedule()
  }

  /** The log was replaced, or events were missed. */
  restart(): void {
    this.heard(null)
    this.#latest = null
    this.#isOutdated = true
    this.#schedule()
  }

  fail(error: GraphQLError): void {
    for (const follower of [...this.#followers]) follower.fail(error)
  }

  #schedule(afterMs = 0): void {
    if (this.#isScheduled || this.#invalidated) return
    this.#isScheduled = true
    const throttleMs = Math.min(...[...this.#followers].map((follower) => follower.throttleMs))
    const spacedMs = this.#lastRunAt + Math.max(this.#parts.floorMs, throttleMs) - performance.now()
    const start = () => this.#parts.enqueue(() => this.#run())
    const waitMs = Math.max(afterMs, this.#latest ? spacedMs : 0)
    // In the next turn all events of one read of the log have been heard.
    if (waitMs > 0 && Number.isFinite(waitMs)) setTimeout(start, waitMs)
    else setImmediate(start)
  }

  async #run(): Promise<void> {
    this.#isScheduled = false
    if (this.size === 0) return
    const invalidated: Invalidated = new Map()
    this.#invalidated = invalidated
    this.#lastRunAt = performance.now()
    const made = await this.#parts.execute().finally(() => {
      this.#invalidated = null
    })
    if (this.size === 0) return
    if (made === null) return this.#schedule(this.#parts.retryMs)
    if ('refused' in made) return this.fail(made.refused)
    const full = this.#parts.answered(made.answer, made.tags)
    if (full) return this.fail(full)
    this.#latest = made.answer
    this.#isOutdated = made.tags === null ? invalidated.size > 0 : invalidates(invalidated, made.tags)
    if (this.#isOutdated) this.#schedule()
    else await this.#offer()
  }

  async #offer(): Promise<void> {
    let offered = 0
    for (const follower of this.#followers) {
      follower.offer()
      if (++offered % FOLLOWERS_PER_TURN === 0) await nextTurn()
    }
  }
}
