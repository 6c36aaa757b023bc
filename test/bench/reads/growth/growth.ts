import { openArchive } from '../archive/archive.ts'
import { openPostgresClock } from '../postgres-clock.ts'
import { type Contender, cost, inTurns, type Measured, type Rounds, timesAs } from '../rounds.ts'
import { say } from '../say.ts'
import { openKeys } from './keys.ts'
import { deepPages, openPages } from './pages.ts'

/** What a request costs in the large, in the small, and how many times more that is. */
export interface Growth {
  readonly large: string
  readonly small: string
  readonly ratio: number
  readonly goal: number
}

export interface Scale {
  readonly stories: number
  readonly moreStories: number
  readonly keys: number
  readonly moreKeys: number
}

const DEPTH_GOAL = 1.2
const ARCHIVE_GOAL = 1.3
const KEYS_GOAL = 1.2

/** Whether a read costs more processor time where the page lies deeper, the archive is larger, or more answers are kept. */
export async function growth(server: string, { rounds, seconds, ...scale }: Rounds & Scale): Promise<Growth[]> {
  const pages = await archives(server, scale, { rounds, seconds })
  const keys = await cache(server, scale, { rounds, seconds })
  return [...pages, ...keys]
}

async function archives(server: string, { stories, moreStories }: Scale, rounds: Rounds): Promise<Growth[]> {
  await using opened = new AsyncDisposableStack()
  const contenders: Contender[] = []
  const names: string[] = []
  const deep = deepPages(stories)
  for (const size of [stories, moreStories]) {
    const url = await openArchive(server, size)
    const { process, asked } = opened.use(await openPages(url, deep))
    const postgres = opened.use(await openPostgresClock(url))
    for (const [name, of] of asked) {
      contenders.push({ name: inArchive(name, size), process, postgres, asked: of })
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

async function cache(server: string, { stories, keys, moreKeys }: Scale, rounds: Rounds): Promise<Growth[]> {
  await using opened = new AsyncDisposableStack()
  const url = await openArchive(server, stories)
  const few = opened.use(await openKeys(url, stories, keys))
  const many = opened.use(await openKeys(url, stories, moreKeys))
  const [small, some, all] = [`${keys} kept answers`, `${keys} of ${moreKeys} kept answers`, `${moreKeys} kept answers`]
  const found = await inTurns(
    [
      { name: small, ...few.some(keys) },
      { name: some, ...many.some(keys) },
      { name: all, ...many.some(moreKeys) },
    ],
    rounds,
  )
  print(found)
  return [some, all].map((large) => compared(found, large, small, KEYS_GOAL))
}

function print(found: Readonly<Record<string, Measured>>): void {
  say('what', 'requests/s', 'CPU us/request', 'and of Postgres')
  for (const [name, { perSecond, serverMicros, postgresMicros }] of Object.entries(found)) {
    say(name, perSecond, serverMicros, postgresMicros ?? '-')
  }
}

function compared(found: Readonly<Record<string, Measured>>, large: string, small: string, goal: number): Growth {
  const [of, than] = [found[large], found[small]]
  const ratio = of && than ? timesAs(of, than, cost) : Number.NaN
  say(`${large} to ${small}`, ratio.toFixed(2), `goal at most ${goal}`, ratio <= goal ? 'met' : 'not met')
  return { large, small, ratio, goal }
}
