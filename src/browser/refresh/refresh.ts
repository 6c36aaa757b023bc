import { FETCH_MS } from '../live/poll.ts'
import type { Arrivals } from '../page/arrivals.ts'
import { updatesPaused } from '../place/updates.ts'
import { fetchPage } from './fetch-page.ts'
import { later } from './later.ts'
import { show } from './replace.ts'

/** Jitter: the readers of one article do not refetch all at once. */
const MAX_STAGGER_MS = 300
/** Interval of the refetch for what no subscription covers. */
const FRESH_MS = 120_000

/** Refetches the page and changes only what is different. */
export class Refresher {
  #cursor: string
  #waiting: ReturnType<typeof setTimeout> | undefined
  #madeAt = performance.now()
  /** Serialises refetches, so that responses are applied in the order of the requests. */
  #turn: Promise<unknown> = Promise.resolve()
  readonly #arrivals: Pick<Arrivals, 'over'>

  constructor(cursor: string, arrivals: Pick<Arrivals, 'over'>) {
    this.#cursor = cursor
    this.#arrivals = arrivals
  }

  /** The position that the page reflects. No older response is applied. */
  reached(cursor: string): void {
    this.#cursor = later(this.#cursor, cursor)
  }

  /** Refetches soon. The response is not older than the event. While updates are paused, the refetch waits for `resume`. */
  soon(cursor: string): void {
    this.reached(cursor)
    if (updatesPaused()) return
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined
      // The next refetch makes up for a failed one.
      this.refresh(AbortSignal.timeout(FETCH_MS), this.#cursor).catch(() => {})
    }, Math.random() * MAX_STAGGER_MS)
  }

  /** The reader has resumed updates: shows what was left out. */
  resume(): void {
    this.soon(this.#cursor)
  }

  /** Refetches at intervals while the page is visible. */
  keepFresh(): void {
    const look = () => {
      if (document.visibilityState === 'hidden' || performance.now() - this.#madeAt < FRESH_MS) return
      this.soon(this.#cursor)
    }
    document.addEventListener('visibilitychange', look)
    setInterval(look, FRESH_MS / 4)
  }

  /** Refetches, not older than `cursor`; without a cursor, from the current log, whichever it is. Resolves with the new position. */
  refresh(signal: AbortSignal, cursor?: string): Promise<string> {
    const shown = this.#turn.then(() => this.#refresh(signal, cursor))
    this.#turn = shown.catch(() => {})
    return shown
  }

  async #refresh(signal: AbortSignal, cursor: string | undefined): Promise<string> {
    const { after } = await this.#arrivals.over(
      () => fetchPage(signal, cursor),
      ({ document: fresh }) => show(fresh),
    )
    this.#madeAt = performance.now()
    // Otherwise, events have requested a later refetch in the meantime.
    if (cursor === undefined) this.#cursor = after
    return after
  }
}
