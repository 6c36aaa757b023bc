import type { Acknowledged } from '../load/writer.ts'
import type { Logged } from './log.ts'

/** Faults of the log itself, each a sentence. */
export function logFaults(
  log: readonly Logged[],
  acknowledged: readonly Acknowledged[],
  sent: ReadonlySet<string>,
): string[] {
  const byPosition = new Map(log.map((event) => [event.position, event]))
  const versions = log.filter(({ kind, note }) => (kind === 'PUBLISHED' || kind === 'UPDATED') && note !== BY_HAND)
  const once = new Set<string>()
  return [
    ...log.flatMap(({ position }, at) => (position === at + 1 ? [] : [`position ${at + 1} of the log is missing`])),
    ...acknowledged.flatMap(({ position, uri, headline }) => {
      const event = byPosition.get(position)
      const same = event?.uri === uri && (event.headline === headline || event.headline === null)
      return same ? [] : [`"${headline}" was acknowledged at ${position} and is not there`]
    }),
    ...versions.flatMap(({ uri, version, position }) => {
      const name = `${uri} ${version}`
      const again = once.has(name)
      once.add(name)
      return again ? [`version ${version} of ${uri} was published again at ${position}`] : []
    }),
    ...versions.flatMap(({ headline, position }) =>
      headline === null || sent.has(headline) ? [] : [`"${headline}" at ${position} was sent by nobody`],
    ),
    ...log.flatMap(({ kind, at, embargoedUntil, headline }) =>
      kind === 'PUBLISHED' && embargoedUntil && at < embargoedUntil
        ? [`"${headline}" was public ${embargoedUntil.getTime() - at.getTime()} ms before its embargo ended`]
        : [],
    ),
  ]
}

/** The note of events that a scenario writes directly into the database. */
export const BY_HAND = 'written by hand'
