import { DateTime, type Zone } from 'luxon'
import { isoDate } from './iso-date.ts'
import { writtenDate } from './written-date.ts'
import { zoneNamed } from './zone.ts'

export interface DateOptions {
  /** The zone of dates that name none, such as `Europe/Rome`. */
  readonly timeZone?: string | null | undefined
  /** Decides about names of months that mean different months in other languages. */
  readonly language?: string | null | undefined
}

export interface Moment {
  readonly at: Date
  /** Whether the text or `timeZone` says the zone; if not, UTC was assumed. */
  readonly isExact: boolean
}

/** Longer texts are no dates. */
const MAX_CHARACTERS = 100

/** Reads ISO 8601, RFC 822 and their variants. Null for what is no date, such as 31 February. */
export function momentOf(text: string | null | undefined, { timeZone, language }: DateOptions = {}): Moment | null {
  const trimmed = text?.replace(/\s+/g, ' ').trim() ?? ''
  if (trimmed === '' || trimmed.length > MAX_CHARACTERS) return null
  const written = isoDate(trimmed) ?? writtenDate(trimmed, language ?? null)
  if (written === null) return null
  const named = zoneNamed(written.zone)
  // A zone that is not known is a word after a time.
  if (named === null && !(written.zone === '' || (written.iso.includes('T') && /^[\p{L}/_]+$/u.test(written.zone))))
    return null
  const assumed = written.zone === '' && timeZone ? timeZone : null
  const at = instant(written.iso, named ?? assumed ?? 'utc')
  return at && { at, isExact: named !== null || assumed !== null }
}

/** The date alone; without a zone it is UTC. */
export function dateOf(text: string | null | undefined, options: DateOptions = {}): Date | null {
  return momentOf(text, options)?.at ?? null
}

function instant(iso: string, zone: Zone | string): Date | null {
  const time = DateTime.fromISO(iso, { zone })
  // Some systems write year 1 for "no date"; there were no newspapers before 1600.
  return time.isValid && time.year >= 1600 ? time.toJSDate() : null
}
