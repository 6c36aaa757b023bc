import { setTimeout as sleep } from 'node:timers/promises'
import { poll } from '../clock/poll.ts'
import { Throttle } from '../clock/throttle.ts'
import { withTimeout } from '../clock/timeout.ts'

/** The bus topic on which gateways and commands say that a token was revoked. The message is empty: which one is in the database. */
export const TOKENS_TOPIC = 'tickertape:tokens'

/** What is read of the database: all revoked ids, if their version is not the given one. */
export type ReadRevocations = (
  version: string | null,
) => Promise<{ readonly version: string; readonly ids: ReadonlySet<string> } | null>

export interface RevocationLimits {
  readonly pollMs: number
  /** A read that takes longer has failed; the next poll reads again. */
  readonly maxReadMs: number
}

/**
 * The revoked tokens, in memory: read immediately on a wake-up, otherwise within `pollMs`. While the database cannot be read,
 * the last known ones stay revoked.
 */
export class RevokedTokens implements AsyncDisposable {
  readonly #read: ReadRevocations
  readonly #limits: RevocationLimits
  readonly #throttle = new Throttle()
  readonly #watched = new Map<string, Set<() => void>>()
  #version: string | null = null
  #ids: ReadonlySet<string> = new Set()
  #reading: Promise<void> | null = null
  #wokenMeanwhile = false
  #polling: AsyncDisposable | null = null

  private constructor(read: ReadRevocations, limits: RevocationLimits) {
    this.#read = read
    this.#limits = limits
  }

  /** @throws if they cannot be read now. */
  static async open(
    read: ReadRevocations,
    limits: RevocationLimits,
    onError: (error: unknown) => void,
  ): Promise<RevokedTokens> {
    const revoked = new RevokedTokens(read, limits)
    await revoked.wake()
    const { pollMs } = limits
    const work = async () => {
      await revoked.wake()
      return pollMs
    }
    revoked.#polling = poll({ work, firstMs: pollMs, retryMs: pollMs, onError })
    return revoked
  }

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  /** Calls `revoked` when the token is revoked, unless disposed of first; immediately if it is revoked already. */
  watch(id: string, revoked: () => void): Disposable {
    const watchers = this.#watched.get(id) ?? new Set()
    this.#watched.set(id, watchers.add(revoked))
    if (this.has(id)) revoked()
    return {
      [Symbol.dispose]: () => {
        watchers.delete(revoked)
        if (watchers.size === 0 && this.#watched.get(id) === watchers) this.#watched.delete(id)
      },
    }
  }

  /** Resolves when a read that began after this call has ended. */
  wake(): Promise<void> {
    this.#wokenMeanwhile = true
    this.#reading ??= this.#readAgain()
    return this.#reading
  }

  async #readAgain(): Promise<void> {
    const { maxReadMs } = this.#limits
    try {
      while (this.#wokenMeanwhile) {
        const { waitMs } = this.#throttle
        if (waitMs > 0) await sleep(waitMs)
        this.#wokenMeanwhile = false
        const read = this.#read(this.#version)
        const found = await withTimeout(read, maxReadMs, `the revoked tokens were not read within ${maxReadMs} ms`)
        this.#throttle.record(found ? 1 : 0)
        if (found) this.#replace(found)
      }
    } finally {
      // In the same turn as the last check of #wokenMeanwhile, so that no wake-up is missed.
      this.#reading = null
    }
  }

  #replace({ version, ids }: { readonly version: string; readonly ids: ReadonlySet<string> }): void {
    this.#version = version
    this.#ids = ids
    for (const [id, watchers] of this.#watched) if (ids.has(id)) for (const revoked of [...watchers]) revoked()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#polling?.[Symbol.asyncDispose]()
  }
}
