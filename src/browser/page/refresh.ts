import { Idiomorph } from 'idiomorph'
import { liveData } from './live-data.ts'

/** Readers of one story do not ask all at once. */
const MAX_SPREAD_MS = 300
/** How late what only the server knows may be, such as a new order of the headlines. */
const FRESH_MS = 120_000
const PARTS = ['main', 'strip-list']

/** Asks the server for the page as it is now, and changes only what is different. */
export class Refresher {
  #cursor: string
  #waiting: ReturnType<typeof setTimeout> | undefined
  #madeAt = performance.now()

  readonly #beforeChange: () => void

  /** `beforeChange` shows what still waits to be shown: it is older than what the server tells. */
  constructor(cursor: string, beforeChange: () => void) {
    this.#cursor = cursor
    this.#beforeChange = beforeChange
  }

  /** Soon, and not from before the event that asks for it. */
  soon(cursor: string): void {
    this.#cursor = cursor
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined
      // Whoever misses it once is helped by the next.
      this.refresh(AbortSignal.timeout(FRESH_MS), this.#cursor).catch(() => {})
    }, Math.random() * MAX_SPREAD_MS)
  }

  /** Now and then, while somebody looks. */
  keepFresh(): void {
    const look = () => {
      if (document.visibilityState === 'hidden' || performance.now() - this.#madeAt < FRESH_MS) return
      this.soon(this.#cursor)
    }
    document.addEventListener('visibilitychange', look)
    setInterval(look, FRESH_MS / 4)
  }

  /** Not from before `cursor`; without it, from whatever log there is now. Resolves with the position that the page shows. */
  async refresh(signal: AbortSignal, cursor?: string): Promise<string> {
    const response = await fetch(location.href, {
      signal,
      // What this browser keeps may be older than what it has heard.
      cache: 'no-cache',
      headers: { accept: 'text/html', ...(cursor !== undefined && { 'x-news-cursor': cursor }) },
    })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const after = liveData(page)?.after
    if (after === undefined) throw new Error(`the page could not be made: ${response.status}`)
    this.#beforeChange()
    for (const id of PARTS) {
      const old = document.getElementById(id)
      const fresh = page.getElementById(id)
      if (old && fresh) Idiomorph.morph(old, fresh)
    }
    this.#madeAt = performance.now()
    this.#cursor = after
    return after
  }
}
