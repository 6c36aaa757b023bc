import { openArchive } from '../archive/archive.ts'
import { installPeers } from '../peers/install.ts'
import { openPostgresClock } from '../postgres-clock.ts'
import { QUESTIONS, type Question, slugsOf } from '../questions.ts'
import { inTurns, type Measured, perSecond, type Rounds, timesAs } from '../rounds.ts'
import { say } from '../say.ts'
import { checkSameAnswers } from './same-answers.ts'
import { openGateway, openLimit, openPeer, type ReadServer } from './servers.ts'

export const SERVERS: Readonly<Record<string, (databaseUrl: string) => Promise<ReadServer>>> = {
  limit: (url) => openLimit(url),
  'limit, planned as ours': (url) => openLimit(url, { tuned: true }),
  ours: (url) => openGateway(url),
  'ours, trusted document': (url) => openGateway(url, { trusted: true }),
  'Yoga + Pothos + DataLoader': (url) => openPeer('../stock/server.ts', url),
  'mercurius + jit': (url) => openPeer('../peers/mercurius/server.ts', url),
  'PostGraphile 5': (url) =>
    openPeer('../peers/postgraphile/server.ts', url, new URL('../peers/postgraphile/', import.meta.url)),
}

/** By question and server. */
export type Uncached = Record<string, Record<string, Measured>>

const GOALS: readonly (readonly [Question, server: string, than: string, least: number])[] = [
  ['nested', 'ours', 'limit', 0.8],
  ['nested', 'ours', 'PostGraphile 5', 2.3],
  ['nested', 'ours', 'Yoga + Pothos + DataLoader', 4.5],
  ['latest', 'ours', 'limit', 0.45],
  ['article', 'ours', 'limit', 0.45],
  ['latest', 'ours, trusted document', 'limit', 0.7],
  ['article', 'ours, trusted document', 'limit', 0.7],
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
    const contenders = [...servers].map(([name, { process, origin, method, headers, request }]) => ({
      name,
      process,
      postgres,
      asked: { origin, method, headers, requests: slugs.map((slug) => request(question, slug)) },
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
    const share = found.limit ? timesAs(measured, found.limit, perSecond).toFixed(2) : '-'
    say(question, name, measured.perSecond, share, measured.serverMicros, measured.postgresMicros ?? '-')
  }
}
