import type { GraphQLError } from 'graphql'
import type { LoggedEvent } from '../../../db/log/event-log.ts'
import { eventTags, NOT_STORED } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import { notLive, tooManyLiveQueries } from '../../../schema/errors.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import type { AnswerOperation } from '../../graphql/answer.ts'
import { TagIndex } from '../../tags/tag-index.ts'
import { collectTags, type Tags } from '../../tags/tags.ts'
import type { Sink } from '../sink.ts'
import { isUnavailable, isWhole, type LiveAnswer, liveAnswer } from './live-answer.ts'
import { type FollowerReports, LiveFollower } from './live-follower.ts'
import type { LiveOperation } from './live-operation.ts'
import { LiveQuery, type Made } from './live-query.ts'
import { RunQueue } from './run-queue.ts'

export interface LiveQueryLimits {
  readonly maxQueries: number
  /** Of the newest answers of all live queries. */
  readonly maxBytes: number
  readonly maxRunsPerSecond: number
  readonly minThrottleMs: number
  readonly retryMs: number
}

export interface LiveQueryServices {
  readonly answer: AnswerOperation
  readonly openContext: (viewer: Viewer) => Context
  /** The log as far as this gateway has handled it. */
  readonly log: () => { readonly epoch: string; readonly head: number }
  readonly limits: LiveQueryLimits
  readonly reports: FollowerReports & { readonly executed: () => void }
}

interface Entry {
  readonly query: LiveQuery
  /** Null: any event may change the answer. */
  tags: Tags | null
}

/** The live queries by identity. Each is executed once for all its followers, and again by the events that touch its answer. */
export class LiveQueries {
  readonly #services: LiveQueryServices
  readonly #entries = new Map<string, Entry>()
  readonly #index = new TagIndex()
  readonly #queue: RunQueue

  constructor(services: LiveQueryServices) {
    this.#services = services
    this.#queue = new RunQueue(services.limits.maxRunsPerSecond)
  }

  get queries(): number {
    return this.#entries.size
  }

  get followers(): number {
    return this.#entries.values().reduce((sum, { query }) => sum + query.size, 0)
  }

  get bytes(): number {
    return this.#entries.values().reduce((sum, { query }) => sum + query.bytes, 0)
  }

  /** The sink gets TOO_MANY_LIVE_QUERIES if this is another query and there is no room for it. */
  follow(operation: LiveOperation, sink: Sink): { readonly position: null; leave(): void } {
    const { limits, reports } = this.#services
    const entry = this.#entries.get(operation.identity)
    if (!entry && (this.queries >= limits.maxQueries || this.bytes >= limits.maxBytes)) {
      // Once the caller has the result.
      queueMicrotask(() => sink.error(tooManyLiveQueries()))
      return { position: null, leave: () => {} }
    }
    const { query } = entry ?? this.#open(operation)
    const follower = new LiveFollower(sink, query, operation, reports)
    query.follow(follower)
    return follower
  }

  /** The caches have handled this event. */
  advance(event: LoggedEvent): void {
    const tags = eventTags(event)
    for (const { query } of this.#entries.values()) query.heard(tags)
    const touched = new Set(tags === null ? this.#entries.keys() : this.#index.touched(tags))
    for (const [identity, entry] of this.#entries) {
      if (entry.tags === null || touched.has(identity)) entry.query.touch(event.position)
    }
  }

  /** Call it when the epoch of the log has changed, or events were missed. */
  restart(): void {
    for (const { query } of this.#entries.values()) query.restart()
  }

  #open(operation: LiveOperation): Entry {
    const { limits, log } = this.#services
    const { identity } = operation
    const query = new LiveQuery({
      execute: () => this.#execute(operation),
      enqueue: (run) => this.#queue.add(run),
      head: () => log().head,
      answered: (answer, tags) => this.#answered(identity, answer, tags),
      floorMs: limits.minThrottleMs,
      retryMs: limits.retryMs,
      onEmpty: () => this.#close(identity, query),
    })
    const entry: Entry = { query, tags: new Map() }
    this.#entries.set(identity, entry)
    return entry
  }

  async #execute(operation: LiveOperation): Promise<Made> {
    const { answer, openContext, log, reports } = this.#services
    const { tags, addCacheTag } = collectTags()
    const { epoch, head } = log()
    const answered = await answer(operation, { ...openContext(operation.viewer), addCacheTag })
    reports.executed()
    if (isUnavailable(answered)) return null
    if (tags.has(NOT_STORED)) return { refused: notLive() }
    return { answer: liveAnswer(answered, epoch, head), tags: isWhole(answered) ? tags : null }
  }

  #answered(identity: string, answer: LiveAnswer, tags: Tags | null): GraphQLError | null {
    const entry = this.#entries.get(identity)
    if (!entry) return null
    if (entry.tags) this.#index.delete(identity, entry.tags)
    entry.tags = tags
    if (tags) this.#index.add(identity, tags)
    const bytes = this.bytes - entry.query.bytes + answer.payload.length
    return bytes > this.#services.limits.maxBytes ? tooManyLiveQueries() : null
  }

  #close(identity: string, query: LiveQuery): void {
    const entry = this.#entries.get(identity)
    if (entry?.query !== query) return
    this.#entries.delete(identity)
    if (entry.tags) this.#index.delete(identity, entry.tags)
  }
}
