import { type DateOptions, momentOf } from '../date/date.ts'
import { oneLine } from './plain-text.ts'

/** Reads the optional fields of one item: one that cannot be read is lost, with a warning that names it. */
export class FieldReader {
  readonly warnings: string[] = []
  readonly #options: DateOptions
  #held: string | null = null

  constructor(options: DateOptions) {
    this.#options = options
  }

  /** Why the item must not become public by itself. */
  get held(): string | null {
    return this.#held
  }

  hold(reason: string): void {
    this.#held ??= reason
  }

  /** The first of these dates that can be read. */
  date(field: string, ...texts: readonly (string | null | undefined)[]): Date | null {
    const written = texts.map((text) => oneLine(text)).filter((text) => text !== '')
    const dates = written.map((text) => momentOf(text, this.#options)?.at).filter((date) => date !== undefined)
    const [date] = dates
    if (date === undefined && written[0] !== undefined) this.drop(field, written[0], 'is no date that can be read')
    return date ?? null
  }

  /** When an item becomes public, or stops to be. What cannot be read as one moment holds the item. */
  limit(field: string, value: unknown): Date | null {
    const written = value === null || value === undefined ? '' : oneLine(typeof value === 'string' ? value : `${value}`)
    if (written === '') return null
    const moment = momentOf(written, this.#options)
    if (moment?.isExact) return moment.at
    const problem = moment ? 'names no time zone, and its feed has none' : 'is no time that can be read'
    this.hold(`Its ${field} "${shortened(written)}" ${problem}.`)
    return null
  }

  /** Warns if something is written and nothing of it was read. */
  check(field: string, written: string | null | undefined, read: string | null, problem: string): void {
    const text = oneLine(written)
    if (text !== '' && read === null) this.drop(field, text, problem)
  }

  drop(field: string, value: string, problem: string): void {
    this.warnings.push(`${field}: "${shortened(value)}" ${problem}`)
  }
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}
