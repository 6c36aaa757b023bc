import { openArchive } from '../archive/archive.ts'
import { openPostgresClock } from '../load/postgres-clock.ts'
import { inTurns, type Measured, perSecond, type Rounds, timesAs } from '../load/rounds.ts'
import { installPeers } from '../peers/install.ts'
import { QUESTIONS, type Question, slugsOf } from '../questions.ts'
import { say } from '../say.ts'
import { openForEditors, openForSockets, openGateway, openTrusting } from './gateway.ts'
import { limitOf } from './limit-of.ts'
import { openLimit, openPeer, openSocketLimit } from './peers.ts'
import type { ReadServer } from './read-server.ts'
import { checkSameAnswers } from './same-answers.ts'

export const SERVERS: Readonly<Record<string, (databaseUrl: string) => Promise<ReadServer>>> = {
  limit: (url) => openLimit(url),
  'limit, planned as ours': (url) => openLimit(url, { tuned: true }),
  ours: openGateway,
  'ours, with a token': openForEditors,
  'ours, trusted document': openTrusting,
  'limit over WebSocket': openSocketLimit,
  'ours over WebSocket': openForSockets,
  'Yoga + Pothos + DataLoader': (url) => openPeer('../stock/server.ts', url),
  'mercurius + jit': (url) => openPeer('../peers/mercurius/server.ts', url),
  'PostGraphile 5': (url) =>
    openPeer('../peers/postgraphile/server.ts', url, new URL('../peers/postgraphile/', import.meta.url)),
}

/** By question and server. */
export type Uncached = Record<string, Record<string, Measured>>

const SHARES: Readonly<Record<Question, number>> = { latest: 0.7, nested: 1.4, article: 0.85 }
const GOALS: readonly (readonly [Question, server: string, than: string, least: number])[] = [
  ...['ours', 'ours, with a token', 'ours, trusted document', 'ours over WebSocket'].flatMap((server) =>
    QUESTIONS.map((question) => [question, server, limitOf(server), SHARES[question]] as const),
  ),
  ['nested', 'ours', 'PostGraphile 5', 2.3],
  ['nested', 'ours', 'Yoga + Pothos + DataLoader', 4.5],
]

/** What nobody asked before: each server asks the database for every answer. All must say the same. */
export async function uncached(
  server: string,
  { stories, names, ...rounds }: Rounds & { readonly stories: number; readonly names: readonly string[] },
): Promise<Uncached> {
  const unknown = names.filter((name) => !SERVERS[name])
  if (unknown.length > 0) {
    throw new Error(`There is no server ${unknown.join(', ')}: --servers takes '${Object.keys(SERVERS).join(';')}'.`)
  }
  if (names.some((name) => /mercurius|PostGraphile/.test(name))) installPeers()
  const url = await openArchive(server, stories)
  await using opened = new AsyncDisposableStack()
  const postgres = opened.use(await openPostgresClock(url))
  const servers = new Map<string, ReadServer>()
  for (const name of names) {
    const open = SERVERS[name]
    if (open) servers.set(name, opened.use(await open(url)))
  }
  const results: Uncached = {}
  for (const question of QUESTIONS) {
    const slugs = slugsOf(question, stories)
    for (const slug of [slugs.at(0), slugs.at(-1)]) await checkSameAnswers(servers, question, slug ?? null)
    const contenders = [...servers].map(([name, { process, load }]) => ({
      name,
      process,
      postgres,
      load: load(question, slugs),
    }))
    const found = await inTurns(contenders, rounds)
    results[question] = found
    print(question, found)
  }
  for (const [question, ours, than, least] of GOALS) {
    const [one, other] = [results[question]?.[ours], results[question]?.[than]]
    if (!one || !other) continue
    const ratio = timesAs(one, other, perSecond)
    say(question, `${ours} to ${than}`, ratio.toFixed(2), `goal ${least}`, ratio >= least ? 'met' : 'not met')
  }
  return results
}

function print(question: Question, found: Readonly<Record<string, Measured>>): void {
  say('question', 'server', 'requests/s', 'of limit', 'CPU us/request', 'and of Postgres')
  for (const [name, measured] of Object.entries(found)) {
    const { [limitOf(name)]: limit } = found
    const share = limit ? timesAs(measured, limit, perSecond).toFixed(2) : '-'
    say(question, name, measured.perSecond, share, measured.serverMicros, measured.postgresMicros ?? '-')
  }
}
