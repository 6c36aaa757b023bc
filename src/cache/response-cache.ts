import type { LoggedEvent } from '../../db/event-log.ts'
import { eventTags } from '../../schema/cache-tags.ts'
import type { Shows } from '../../schema/context.ts'
import { problem } from '../../schema/problem.ts'
import type { Answer } from './answer.ts'
import { KeptAnswer, type Tags } from './kept-answer.ts'

export interface ResponseCacheLimits {
  readonly maxBytes: number
  readonly maxAgeMs: number
  /** An answer made of more is not kept. */
  readonly maxTags: number
  /** An answer that news overtook again and again while it was made is given up. */
  readonly maxAttempts: number
}

/** Makes an answer, and names what it is made of. */
export type Make = (shows: Shows) => Promise<Answer>

interface Entry {
  readonly kept: KeptAnswer
  asked: boolean
}

/** What has changed since the making of an answer began, as `eventTags` gives it; null stands for anything. */
type Changes = Map<string | null, number>

/**
 * Answers as bytes, by all that they depend on but the news. It hears of each event before any subscriber does, and from
 * then on gives no answer from before it: not one that it kept, nor one that was being made.
 */
export class ResponseCache {
  readonly #limits: ResponseCacheLimits
  /** As they were kept. Moving what is asked for to the end, each time, would cost more the more there is. */
  readonly #kept = new Map<string, Entry>()
  /** With each key by when all was published that the tag can change of it. */
  readonly #keysByTag = new Map<string, Map<string, number>>()
  readonly #making = new Map<string, Promise<KeptAnswer>>()
  readonly #changes = new Set<Changes>()
  #bytes = 0

  constructor(limits: ResponseCacheLimits) {
    this.#limits = limits
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
    const tags = eventTags(event)
    if (tags === null) {
      this.clear()
      return
    }
    for (const changes of this.#changes) note(changes, tags)
    for (const [tag, published] of tags) {
      for (const [key, publishedBy] of this.#keysByTag.get(tag) ?? []) {
        const entry = published <= publishedBy && this.#kept.get(key)
        if (entry) this.#drop(key, entry)
      }
    }
  }

  clear(): void {
    for (const changes of this.#changes) changes.set(null, -Infinity)
    this.#kept.clear()
    this.#keysByTag.clear()
    this.#bytes = 0
  }

  async #make(key: string | null, make: Make): Promise<KeptAnswer> {
    for (let attempt = 0; attempt < this.#limits.maxAttempts; attempt++) {
      const tags = new Map<string, number>()
      const changes: Changes = new Map()
      this.#changes.add(changes)
      try {
        const answer = await make((tag, publishedByMs = Infinity) => {
          tags.set(tag, Math.max(publishedByMs, tags.get(tag) ?? publishedByMs))
        })
        if (touches(changes, tags)) continue
        const made = new KeptAnswer(answer, tags, this.#limits.maxAgeMs)
        if (key !== null && answer.shareable && tags.size <= this.#limits.maxTags) this.#keep(key, made)
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
    for (const [tag, publishedBy] of kept.tags) {
      const keys = this.#keysByTag.get(tag)
      if (keys) keys.set(key, publishedBy)
      else this.#keysByTag.set(tag, new Map([[key, publishedBy]]))
    }
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
    for (const tag of kept.tags.keys()) {
      const keys = this.#keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#keysByTag.delete(tag)
    }
  }
}

function note(changes: Changes, tags: Tags): void {
  for (const [tag, published] of tags) changes.set(tag, Math.min(published, changes.get(tag) ?? published))
}

function touches(changes: Changes, tags: Tags): boolean {
  if (changes.has(null)) return true
  return tags.entries().some(([tag, publishedBy]) => {
    const published = changes.get(tag)
    return published !== undefined && published <= publishedBy
  })
}

function size(key: string, kept: KeptAnswer): number {
  return key.length * 2 + kept.bytes
}
