import { ProgressLine, type Terminal } from '../../terminal/progress-line.ts'
import type { Tally } from './tally.ts'

/** The progress of the import of one file. */
export class Progress {
  readonly #line: ProgressLine
  readonly #name: string

  constructor(output: Terminal, name: string, now: () => number) {
    this.#line = new ProgressLine(output, now)
    this.#name = name
  }

  /** `fraction` of the file has been read, from 0 to 1. */
  show(tally: Tally, fraction: number): void {
    this.#line.show((seconds) => progressLine(this.#name, tally, fraction, seconds))
  }

  /** Clears the line on a terminal, for the summary. */
  clear(): void {
    this.#line.clear()
  }
}

export function progressLine(name: string, tally: Tally, fraction: number, seconds: number): string {
  const rate = seconds > 0 ? Math.round(tally.read / seconds) : 0
  const refused = tally.refused > 0 ? `, ${tally.refused} refused` : ''
  return `${name}: ${tally.read} read, ${Math.floor(fraction * 100)} %, ${rate}/s${refused}`
}
