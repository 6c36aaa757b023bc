import { openArchive } from '../archive/archive.ts'
import { openPostgresClock } from '../load/postgres-clock.ts'
import { type Contender, cost, inTurns, type Measured, type Rounds, timesAs } from '../load/rounds.ts'
import { say } from '../say.ts'
import { openKeys } from './keys.ts'
import { deepPages, openPages } from './pages.ts'

/** What a request costs in the large, in the small, and how many times more that is; a goal where one was set. */
export interface Growth {
  readonly large: string
  readonly small: string
  readonly ratio: number
  readonly goal: number | null
}

export interface Scale {
  readonly stories: number
  readonly moreStories: number
  /** Numbers of cached responses, and of those that are requested. */
  readonly keys: Readonly<Record<'few' | 'many' | 'all', number>>
}

const DEPTH_GOAL = 1.2
const ARCHIVE_GOAL = 1.3
const KEYS_GOAL = 1.2

/** Whether a read costs more processor time where the page lies deeper, the archive is larger, or more responses are cached. */
export async function growth(
  server: string,
  { rounds, seconds, warmUpSeconds, ...scale }: Rounds & Scale,
): Promise<Growth[]> {
  const turns = { rounds, seconds, warmUpSeconds }
  const pages = await archives(server, scale, turns)
  const keys = await cache(server, scale, turns)
  return [...pages, ...keys]
}

async function archives(server: string, { stories, moreStories }: Scale, rounds: Rounds): Promise<Growth[]> {
  await using opened = new AsyncDisposableStack()
  const contenders: Contender[] = []
  const names: string[] = []
  const deep = deepPages(stories)
  for (const size of [stories, moreStories]) {
    const url = await openArchive(server, size)
    const { process, loads } = opened.use(await openPages(url, deep))
    const postgres = opened.use(await openPostgresClock(url))
    for (const [name, load] of loads) {
      contenders.push({ name: inArchive(name, size), process, postgres, load })
      if (size === stories) names.push(name)
    }
  }
  const found = await inTurns(contenders, rounds)
  print(found)
  return [
    ...Object.entries(deep).map(([list, page]) =>
      compared(found, inArchive(`${list}, page ${page}`, stories), inArchive(list, stories), DEPTH_GOAL),
    ),
    ...names.map((name) => compared(found, inArchive(name, moreStories), inArchive(name, stories), ARCHIVE_GOAL)),
  ]
}

const inArchive = (name: string, stories: number) => `${name}, of ${stories} stories`

/**
 * With many cached responses, whether a few of them are requested or all. A few stay in the processor's own memory, for any
 * server; so all are also compared to as many as no longer do.
 */
async function cache(server: string, { stories, keys }: Scale, rounds: Rounds): Promise<Growth[]> {
  await using opened = new AsyncDisposableStack()
  const url = await openArchive(server, stories)
  const few = opened.use(await openKeys(url, stories, keys.few))
  const all = opened.use(await openKeys(url, stories, keys.all))
  const alone = `${keys.few} cached responses`
  const asked = (count: number) => `${count} of ${keys.all} cached responses`
  const [some, many, each] = [asked(keys.few), asked(keys.many), asked(keys.all)]
  const found = await inTurns(
    [
      { name: alone, ...few.some(keys.few) },
      { name: some, ...all.some(keys.few) },
      { name: many, ...all.some(keys.many) },
      { name: each, ...all.some(keys.all) },
    ],
    rounds,
  )
  print(found)
  return [
    compared(found, some, alone, KEYS_GOAL),
    compared(found, each, many, KEYS_GOAL),
    compared(found, each, alone, null),
  ]
}

function print(found: Readonly<Record<string, Measured>>): void {
  say('what', 'requests/s', 'CPU us/request', 'and of Postgres')
  for (const [name, { perSecond, serverMicros, postgresMicros }] of Object.entries(found)) {
    say(name, perSecond, serverMicros, postgresMicros ?? '-')
  }
}

function compared(
  found: Readonly<Record<string, Measured>>,
  large: string,
  small: string,
  goal: number | null,
): Growth {
  const [of, than] = [found[large], found[small]]
  const ratio = of && than ? timesAs(of, than, cost) : Number.NaN
  const judged = goal === null ? [] : [`goal at most ${goal}`, ratio <= goal ? 'met' : 'not met']
  say(`${large} to ${small}`, ratio.toFixed(2), ...judged)
  return { large, small, ratio, goal }
}
