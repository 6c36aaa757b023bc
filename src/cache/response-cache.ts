import type { LoggedEvent } from '../../db/log/event-log.ts'
import { eventTags } from '../../schema/cache-tags.ts'
import { problem } from '../../schema/problem.ts'
import type { AddCacheTag } from '../../schema/sql-plugin/declaration.ts'
import type { Answer } from './answer.ts'
import { type Changes, note, touches } from './changes.ts'
import { KeptAnswer, type Tags } from './kept-answer.ts'
import type { SharedLevel } from './shared-level.ts'
import { TagIndex } from './tag-index.ts'

export interface ResponseCacheLimits {
  readonly maxBytes: number
  readonly maxAgeMs: number
  /** An answer made of more is not kept. */
  readonly maxTags: number
  /** An answer that news overtook again and again while it was made is given up. */
  readonly maxAttempts: number
}

/** Makes an answer, and names what it is made of. */
export type Make = (addCacheTag: AddCacheTag) => Promise<Answer>

interface Entry {
  readonly kept: KeptAnswer
  asked: boolean
}

/**
 * Answers as bytes, by all that they depend on but the news. It hears of each event before any subscriber does, and from
 * then on gives no answer from before it: not one that it kept, nor one that was being made.
 */
export class ResponseCache {
  readonly #limits: ResponseCacheLimits
  /** As they were kept. Moving what is asked for to the end, each time, would cost more the more there is. */
  readonly #kept = new Map<string, Entry>()
  readonly #index = new TagIndex()
  readonly #making = new Map<string, Promise<KeptAnswer>>()
  readonly #changes = new Set<Changes>()
  readonly #shared: SharedLevel | null
  #bytes = 0

  /** `shared`: where to look before an answer is made; null for nowhere. */
  constructor(limits: ResponseCacheLimits, shared: SharedLevel | null = null) {
    this.#limits = limits
    this.#shared = shared
  }

  get bytes(): number {
    return this.#bytes
  }

  get size(): number {
    return this.#kept.size
  }

  /** What is kept for this key and holds; null when it has to be made. */
  find(key: string): KeptAnswer | null {
    const entry = this.#kept.get(key)
    if (!entry) return null
    if (performance.now() >= entry.kept.endsAt) {
      this.#drop(key, entry)
      return null
    }
    entry.asked = true
    return entry.kept
  }

  /** Makes the answer, once for all who ask at the same time; for null, for this one alone. */
  make(key: string | null, make: Make): Promise<KeptAnswer> {
    if (key === null) return this.#make(key, make)
    const making = this.#making.get(key) ?? this.#make(key, make).finally(() => this.#making.delete(key))
    this.#making.set(key, making)
    return making
  }

  /** Before the event is pushed to anybody. */
  advance(event: LoggedEvent): void {
    this.#shared?.advance(event)
    const tags = eventTags(event)
    const touched = tags === null ? [...this.#kept.keys()] : this.#index.touched(tags)
    for (const changes of this.#changes) note(changes, tags)
    for (const key of touched) {
      const entry = this.#kept.get(key)
      if (entry) this.#drop(key, entry)
    }
    // Nobody would be given it, but it shall not lie about.
    if (event.after === null) this.#shared?.forget(touched)
  }

  clear(): void {
    this.#shared?.clear()
    for (const changes of this.#changes) note(changes, null)
    this.#kept.clear()
    this.#index.clear()
    this.#bytes = 0
  }

  async #make(key: string | null, make: Make): Promise<KeptAnswer> {
    for (let attempt = 0; attempt < this.#limits.maxAttempts; attempt++) {
      const changes: Changes = new Map()
      this.#changes.add(changes)
      try {
        const found = key === null || attempt > 0 ? null : await this.#shared?.find(key)
        const { answer, tags } = found ?? (await named(make))
        if (touches(changes, tags)) continue
        const made = new KeptAnswer(answer, tags, this.#limits.maxAgeMs)
        if (key !== null && answer.shareable && tags.size <= this.#limits.maxTags) {
          this.#keep(key, made)
          if (!found) this.#shared?.keep(key, answer, tags)
        }
        return made
      } finally {
        this.#changes.delete(changes)
      }
    }
    throw problem('UNAVAILABLE', 'The news changes faster than this can be read. Try again in a moment.')
  }

  #keep(key: string, kept: KeptAnswer): void {
    if (size(key, kept) > this.#limits.maxBytes) return
    this.#kept.set(key, { kept, asked: false })
    this.#bytes += size(key, kept)
    this.#index.add(key, kept.tags)
    this.#makeRoom()
  }

  /** The oldest goes that nobody asked for since it was looked at; one that somebody did goes to the end. */
  #makeRoom(): void {
    for (const [key, entry] of this.#kept) {
      if (this.#bytes <= this.#limits.maxBytes) return
      if (entry.asked) {
        entry.asked = false
        this.#kept.delete(key)
        this.#kept.set(key, entry)
      } else this.#drop(key, entry)
    }
  }

  #drop(key: string, { kept }: Entry): void {
    this.#kept.delete(key)
    this.#bytes -= size(key, kept)
    this.#index.delete(key, kept.tags)
  }
}

async function named(make: Make): Promise<{ readonly answer: Answer; readonly tags: Tags }> {
  const tags = new Map<string, number>()
  const answer = await make((tag, publishedByMs = Infinity) => {
    tags.set(tag, Math.max(publishedByMs, tags.get(tag) ?? publishedByMs))
  })
  return { answer, tags }
}

function size(key: string, kept: KeptAnswer): number {
  return key.length * 2 + kept.bytes
}
