import type { Connection } from './live-news.ts'

/** What the successive connections and polls of one `followNews` share. */
export class Session {
  /** Where the next connection resumes. */
  cursor: string
  /** The browser may be offline: a failure then says nothing about the transport. */
  offline = false
  readonly stopped: AbortSignal
  readonly #onConnection: (connection: Connection) => void
  #connection: Connection | undefined
  #current = new AbortController()

  constructor(after: string, stopped: AbortSignal, onConnection: (connection: Connection) => void) {
    this.cursor = after
    this.stopped = stopped
    this.#onConnection = onConnection
    const onOffline = () => {
      this.report('offline')
      this.offline = true
      // The sockets themselves would notice only after a timeout.
      this.#current.abort()
    }
    addEventListener('offline', onOffline, { signal: stopped })
  }

  get connection(): Connection | undefined {
    return this.#connection
  }

  report(connection: Connection): void {
    if (this.stopped.aborted || this.#connection === connection) return
    this.#connection = connection
    this.#onConnection(connection)
  }

  /** For a new connection: aborts when the session stops, or when the browser goes offline. */
  nextSignal(): AbortSignal {
    this.#current = new AbortController()
    return AbortSignal.any([this.stopped, this.#current.signal])
  }
}
