import { terminalText } from './terminal-text.ts'

/** The part of an output stream that progress needs. */
export interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const redrawMs = 100
const reportMs = 5000

/** On a terminal, one line that is rewritten; otherwise a line every five seconds. */
export class ProgressLine {
  readonly #output: Terminal
  readonly #now: () => number
  readonly #startedMs: number
  #shownMs: number
  #drawn = false

  constructor(output: Terminal, now: () => number) {
    this.#output = output
    this.#now = now
    this.#startedMs = now()
    // On a terminal the first line appears at once. In a log, a short run prints none.
    this.#shownMs = output.isTTY ? -Infinity : this.#startedMs
  }

  show(textAfter: (seconds: number) => string): void {
    const now = this.#now()
    if (now - this.#shownMs < (this.#output.isTTY ? redrawMs : reportMs)) return
    this.#shownMs = now
    const text = terminalText(textAfter((now - this.#startedMs) / 1000))
    if (!this.#output.isTTY) {
      this.#output.write(`${text}\n`)
      return
    }
    this.#drawn = true
    this.#output.write(`\r\u001b[2K${text.slice(0, Math.max(20, (this.#output.columns ?? 80) - 1))}`)
  }

  /** Clears the line on a terminal, for the summary. */
  clear(): void {
    if (this.#drawn) this.#output.write('\r\u001b[2K')
    this.#drawn = false
  }
}
