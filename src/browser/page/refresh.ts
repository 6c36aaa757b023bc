import { Idiomorph } from 'idiomorph'
import { FETCH_MS } from '../live/follow-news.ts'
import type { Arrivals } from './arrivals.ts'
import { later } from './later.ts'
import { liveData } from './live-data.ts'
import { sliding } from './slide.ts'

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
  /** Ends when no page is on its way: the later one asked for is shown later. */
  #turn: Promise<unknown> = Promise.resolve()
  readonly #arrivals: Pick<Arrivals, 'over'>

  constructor(cursor: string, arrivals: Pick<Arrivals, 'over'>) {
    this.#cursor = cursor
    this.#arrivals = arrivals
  }

  /** The page shows what happened up to here: none from before it is put over it. */
  reached(cursor: string): void {
    this.#cursor = later(this.#cursor, cursor)
  }

  /** Soon, and not from before the event that asks for it. */
  soon(cursor: string): void {
    this.reached(cursor)
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined
      // Whoever misses it once is helped by the next.
      this.refresh(AbortSignal.timeout(FETCH_MS), this.#cursor).catch(() => {})
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
  refresh(signal: AbortSignal, cursor?: string): Promise<string> {
    const shown = this.#turn.then(() => this.#refresh(signal, cursor))
    this.#turn = shown.catch(() => {})
    return shown
  }

  async #refresh(signal: AbortSignal, cursor: string | undefined): Promise<string> {
    const page = await this.#arrivals.over(
      () => pageNow(signal, cursor),
      ({ document: fresh }) => {
        sliding(() => {
          for (const id of PARTS) morph(document.getElementById(id), fresh.getElementById(id))
        })
      },
    )
    this.#madeAt = performance.now()
    // Else events have asked for more by now.
    if (cursor === undefined) this.#cursor = page.after
    return page.after
  }
}

function morph(old: Element | null, fresh: Element | null): void {
  if (old && fresh) Idiomorph.morph(old, fresh)
}

async function pageNow(
  signal: AbortSignal,
  cursor: string | undefined,
): Promise<{ document: Document; after: string }> {
  const response = await fetch(location.href, {
    signal,
    // What this browser keeps may be older than what it has heard.
    cache: 'no-cache',
    headers: { accept: 'text/html', ...(cursor !== undefined && { 'x-news-cursor': cursor }) },
  })
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const after = liveData(page)?.after
  if (after === undefined) throw new Error(`the page could not be made: ${response.status}`)
  return { document: page, after }
}
