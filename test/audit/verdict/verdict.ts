import type { Expected } from './expectation.ts'
import type { Logged } from './log.ts'

/** One message as received. Fields that were not selected are undefined. */
export interface Heard {
  readonly position: number
  readonly kind: string | undefined
  readonly uri: string | undefined
  /** Null if the article was null. */
  readonly headline: string | null | undefined
  /** Whether it contains the marker of texts that no reader may see. */
  readonly secret: boolean
}

export type OnSlow = 'DISCONNECT' | 'CONFLATE'

/** All but `delivered` must be zero. */
export interface Verdict {
  readonly delivered: number
  readonly lost: number
  readonly doubled: number
  readonly disordered: number
  /** Delivered although the filter does not match, or with the text of a draft or an embargoed version. */
  readonly forbidden: number
  /** Not in the log, or different from the log. */
  readonly invented: number
  /** Descriptions of the first few. */
  readonly cases: readonly string[]
}

const MAX_CASES = 3

export const NOTHING: Verdict = {
  delivered: 0,
  lost: 0,
  doubled: 0,
  disordered: 0,
  forbidden: 0,
  invented: 0,
  cases: [],
}

export function sum(one: Verdict, other: Verdict): Verdict {
  return {
    delivered: one.delivered + other.delivered,
    lost: one.lost + other.lost,
    doubled: one.doubled + other.doubled,
    disordered: one.disordered + other.disordered,
    forbidden: one.forbidden + other.forbidden,
    invented: one.invented + other.invented,
    cases: [...one.cases, ...other.cases].slice(0, MAX_CASES),
  }
}

/**
 * Compares what one reader received, over all its connections, with what it must receive. With CONFLATE, a newer event about the
 * same article may replace an event.
 */
export function judge(
  heard: readonly Heard[],
  expected: readonly Expected[],
  log: readonly Logged[],
  onSlow: OnSlow = 'DISCONNECT',
): Verdict {
  const wanted = new Map(expected.map((event) => [event.position, event]))
  const logged = new Set(log.map(({ position }) => position))
  const seen = new Set<number>()
  const counts = { delivered: heard.length, lost: 0, doubled: 0, disordered: 0, forbidden: 0, invented: 0 }
  const cases: string[] = []
  const count = (what: Exclude<keyof typeof counts, 'delivered'>, which: object) => {
    counts[what]++
    if (cases.length < MAX_CASES) cases.push(`${what}: ${JSON.stringify(which)}`)
  }
  let highest = 0
  for (const message of heard) {
    const { position } = message
    const event = wanted.get(position)
    if (seen.has(position)) count('doubled', message)
    else if (position < highest) count('disordered', message)
    if (!logged.has(position)) count('invented', message)
    else if (message.secret || !event) count('forbidden', message)
    else if (differs(message, event)) count('invented', { message, event })
    seen.add(position)
    highest = Math.max(highest, position)
  }
  const newest = new Map<string, number>()
  for (const { uri, position } of expected) if (seen.has(position)) newest.set(uri, position)
  for (const event of expected) {
    const replaced = onSlow === 'CONFLATE' && (newest.get(event.uri) ?? 0) > event.position
    if (!seen.has(event.position) && !replaced) count('lost', event)
  }
  return { ...counts, cases }
}

function differs(heard: Heard, expected: Expected): boolean {
  const gone = expected.headline === undefined || (heard.headline === null && expected.mayBeGone)
  return (
    (heard.kind !== undefined && heard.kind !== expected.kind) ||
    (heard.uri !== undefined && heard.uri !== expected.uri) ||
    (heard.headline !== undefined && heard.headline !== expected.headline && !gone)
  )
}
