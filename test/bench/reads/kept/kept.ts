import { endChild, startChild } from '../../live/child.ts'
import { type Contender, cost, inTurns, type Measured, perSecond, type Rounds, timesAs } from '../rounds.ts'
import { say } from '../say.ts'
import type { Asked } from '../wrk.ts'
import { openReadGateway, type ReadGateway } from './gateway.ts'

const PUBLISH_EVERY_MS = 100
const BUSY = 'ours GET while ten stories a second are published'

export interface KeptSize {
  readonly kilobytes: number
  readonly bytes: number
  readonly figures: Readonly<Record<string, Measured>>
}

const GOALS: readonly (readonly [what: string, than: string, least: number])[] = [
  ['ours GET', 'constant GET', 0.9],
  ['ours POST', 'constant POST', 0.75],
  ['ours 304', 'ours GET', 1],
  ['ours 304', 'constant 304', 0.9],
  ['ours GET', 'yoga GET', 6],
  ['ours POST', 'yoga POST', 6],
  [BUSY, 'ours GET', 0.8],
]

/**
 * Answers that were given before: beside constant bytes of the same length, and beside Yoga with its response cache, in
 * turns. Then the same while ten stories a second are published.
 */
export async function kept(
  server: string,
  { sizes, ...rounds }: Rounds & { readonly sizes: readonly number[] },
): Promise<KeptSize[]> {
  await using gateway = await openReadGateway(server)
  const results: KeptSize[] = []
  for (const kilobytes of sizes) {
    const { query, bytes } = await gateway.queryOf(kilobytes)
    await using constant = await openChild('./constant.ts', String(bytes))
    await using yoga = await openChild('./yoga-cache.ts', gateway.origin, query)
    // Read each time: what is published meanwhile changes it.
    const again = async () => ({ 'if-none-match': await gateway.etagOf(query) })
    const all = [...ours(gateway, query, again), ...limits(constant, query, again), ...peers(yoga, query)]
    const figures = await inTurns(inOrder([...all, busy(gateway, query)]), rounds)
    results.push({ kilobytes, bytes, figures })
    print(`${kilobytes} KB (${bytes} bytes)`, figures)
  }
  return results
}

function print(size: string, figures: Readonly<Record<string, Measured>>): void {
  say('size', 'what', 'requests/s', 'CPU us/request')
  for (const [what, { perSecond, serverMicros }] of Object.entries(figures)) say(size, what, perSecond, serverMicros)
  for (const [what, than, least] of GOALS) {
    const [one, other] = [figures[what], figures[than]]
    if (!one || !other) continue
    const ratio = timesAs(one, other, perSecond)
    const byProcessor = `${timesAs(other, one, cost).toFixed(2)} by processor time`
    say(size, `${what} to ${than}`, ratio.toFixed(2), byProcessor, `goal ${least}`, ratio >= least ? 'met' : 'not met')
  }
}

/** What is compared comes one after the other. */
const ORDER = [
  'yoga POST',
  'constant POST',
  'ours POST',
  'ours 304',
  'constant 304',
  'yoga GET',
  'constant GET',
  'ours GET',
  BUSY,
]

function inOrder(contenders: readonly Contender[]): Contender[] {
  return contenders.toSorted((one, other) => ORDER.indexOf(one.name) - ORDER.indexOf(other.name))
}

type Again = () => Promise<Asked['headers']>

function ours({ process, origin }: ReadGateway, query: string, again: Again): Contender[] {
  return [
    { name: 'ours GET', process, asked: get(origin, query) },
    { name: 'ours POST', process, asked: post(origin, query) },
    { name: 'ours 304', process, asked: async () => get(origin, query, await again()) },
  ]
}

function busy({ process, origin, publish }: ReadGateway, query: string): Contender {
  const beside = () => {
    const published: Promise<void>[] = []
    const writing = setInterval(() => published.push(publish()), PUBLISH_EVERY_MS)
    return {
      async [Symbol.asyncDispose]() {
        clearInterval(writing)
        await Promise.all(published)
      },
    }
  }
  return { name: BUSY, process, asked: get(origin, query), beside }
}

/** Asked the same, and answering always the same. */
function limits({ process, origin }: Child, query: string, again: Again): Contender[] {
  return [
    { name: 'constant GET', process, asked: get(origin, query) },
    { name: 'constant POST', process, asked: post(origin, query) },
    { name: 'constant 304', process, asked: async () => get(origin, query, await again()) },
  ]
}

function peers({ process, origin }: Child, query: string): Contender[] {
  return [
    { name: 'yoga GET', process, asked: get(origin, query) },
    { name: 'yoga POST', process, asked: post(origin, query) },
  ]
}

const get = (origin: string, query: string, headers: Asked['headers'] = {}): Asked => ({
  origin,
  method: 'GET',
  headers,
  requests: [{ path: `/graphql?query=${encodeURIComponent(query)}` }],
})
const post = (origin: string, query: string): Asked => ({
  origin,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  requests: [{ path: '/graphql', body: JSON.stringify({ query }) }],
})

type Child = Awaited<ReturnType<typeof openChild>>

async function openChild(file: string, ...given: string[]) {
  const [process, port] = await startChild(new URL(file, import.meta.url), given)
  return { process, origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => endChild(process) }
}
