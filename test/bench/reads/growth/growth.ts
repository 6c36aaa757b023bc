import { openArchive } from '../archive/archive.ts'
import { openPostgresClock } from '../postgres-clock.ts'
import { type Contender, inTurns, type Measured, type Rounds } from '../rounds.ts'
import { say } from '../say.ts'
import { openKeys } from './keys.ts'
import { openPages } from './pages.ts'

/** What one request costs in the small and in the large. */
export interface Growth {
  readonly what: string
  readonly less: string
  readonly more: string
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

/** Whether a read costs more, in processor time, where the page lies deeper, the archive is larger or more is kept. */
export async function growth(server: string, { rounds, seconds, ...scale }: Rounds & Scale): Promise<Growth[]> {
  const { stories, moreStories, keys, moreKeys } = scale
  await using opened = new AsyncDisposableStack()
  const contenders: Contender[] = []
  const pages: string[] = []
  for (const size of [stories, moreStories]) {
    const url = await openArchive(server, size)
    const { process, asked } = opened.use(await openPages(url, size))
    const postgres = opened.use(await openPostgresClock(url))
    for (const [name, of] of asked) {
      contenders.push({ name: `${name}, ${size} stories`, process, postgres, asked: of })
      if (size === stories) pages.push(name)
    }
  }
  const found = await inTurns(contenders, { rounds, seconds })
  const url = await openArchive(server, stories)
  const few = opened.use(await openKeys(url, stories, keys))
  const many = opened.use(await openKeys(url, stories, moreKeys))
  const kept = await inTurns(
    [
      { name: `${keys} keys`, ...few.all },
      { name: `${keys} of ${moreKeys} keys`, ...many.some(keys) },
      { name: `${moreKeys} keys`, ...many.all },
    ],
    { rounds, seconds },
  )
  const all = { ...found, ...kept }
  say('what', 'requests/s', 'CPU us/request', 'and of Postgres')
  for (const [name, { perSecond, serverMicros, postgresMicros }] of Object.entries(all)) {
    say(name, perSecond, serverMicros, postgresMicros ?? '-')
  }
  const compared = (what: string, less: string, more: string, goal: number): Growth => {
    const ratio = cost(all[more]) / cost(all[less])
    say(what, `${more} to ${less}`, ratio.toFixed(2), `goal ${goal}`, ratio <= goal ? 'met' : 'not met')
    return { what, less, more, ratio, goal }
  }
  const deep = pages
    .filter((name) => name.includes(' page '))
    .map((name) => [name.replace(/ page .*/, ''), name] as const)
  return [
    ...deep.map(([first, name]) =>
      compared('depth', `${first}, ${stories} stories`, `${name}, ${stories} stories`, DEPTH_GOAL),
    ),
    ...pages.map((name) =>
      compared('archive', `${name}, ${stories} stories`, `${name}, ${moreStories} stories`, ARCHIVE_GOAL),
    ),
    compared('kept', `${keys} keys`, `${keys} of ${moreKeys} keys`, KEYS_GOAL),
    compared('kept', `${keys} keys`, `${moreKeys} keys`, KEYS_GOAL),
  ]
}

function cost(measured: Measured | undefined): number {
  return measured ? measured.serverMicros + (measured.postgresMicros ?? 0) : Number.NaN
}
