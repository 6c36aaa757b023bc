import type { ChildProcess } from 'node:child_process'
import { median } from '../../live/measure.ts'
import { cpuMs } from '../../live/subject.ts'
import type { Load } from './load.ts'
import type { PostgresClock } from './postgres-clock.ts'

/** What is measured in turns with others. */
export interface Contender {
  readonly name: string
  /** Whose processor time counts. */
  readonly process: Pick<ChildProcess, 'pid'>
  readonly postgres?: PostgresClock
  readonly load: Load
  /** What goes on meanwhile. */
  readonly beside?: () => AsyncDisposable
}

/** What one turn, or the median of all, has shown. */
export interface Turn {
  readonly perSecond: number
  /** Processor time for a request, of the server and of Postgres; null where that is none of it, or runs on another machine. */
  readonly serverMicros: number
  readonly postgresMicros: number | null
}

/** Medians, and what they are of, round by round. */
export interface Measured extends Turn {
  readonly turns: readonly Turn[]
}

export interface Rounds {
  readonly rounds: number
  readonly seconds: number
  /** Node compiles what is called often while it runs, and goes on doing so for ten thousands of requests. */
  readonly warmUpSeconds: number
}

/**
 * All contenders one after the other, again and again, so that whatever else the machine does meets them all. The first
 * round is for their compilers and caches, and does not count.
 */
export async function inTurns(
  contenders: readonly Contender[],
  { rounds, seconds, warmUpSeconds }: Rounds,
): Promise<Record<string, Measured>> {
  const found = new Map<string, Turn[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const contender of contenders) {
      const measured = await measure(contender, round === 0 ? warmUpSeconds : seconds)
      if (round > 0) found.get(contender.name)?.push(measured)
    }
  }
  return Object.fromEntries([...found].map(([name, all]) => [name, medians(all)]))
}

async function measure({ process, postgres, load, beside }: Contender, seconds: number): Promise<Turn> {
  await using _ = beside?.()
  const [server, databaseSince] = [cpuMs(process), await postgres?.start()]
  const { requests, perSecond } = await load(seconds)
  const databaseMs = (await databaseSince?.()) ?? null
  return {
    perSecond: Math.round(perSecond),
    serverMicros: tenths(((cpuMs(process) - server) * 1_000) / requests),
    postgresMicros: databaseMs === null ? null : tenths((databaseMs * 1_000) / requests),
  }
}

/**
 * How many times the one is the other: the median of what each round says of it, in which both had their turn within seconds.
 * A machine that is twice as fast a minute later does not move it, as it does the ratio of two medians.
 */
export function timesAs(one: Measured, other: Measured, of: (turn: Turn) => number): number {
  return median(one.turns.map((turn, round) => of(turn) / of(other.turns[round] ?? other)))
}

export const perSecond = (turn: Turn): number => turn.perSecond

/** Processor time for a request, Postgres included. */
export const cost = ({ serverMicros, postgresMicros }: Turn): number => serverMicros + (postgresMicros ?? 0)

const tenths = (micros: number) => Math.round(micros * 10) / 10

function medians(all: readonly Turn[]): Measured {
  const postgres = all.map(({ postgresMicros }) => postgresMicros).filter((micros) => micros !== null)
  return {
    perSecond: Math.round(median(all.map(({ perSecond }) => perSecond))),
    serverMicros: Math.round(median(all.map(({ serverMicros }) => serverMicros))),
    postgresMicros: postgres.length === 0 ? null : Math.round(median(postgres)),
    turns: all,
  }
}
