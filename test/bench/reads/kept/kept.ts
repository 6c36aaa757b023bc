import { endChild, startChild } from '../../live/child.ts'
import { type Contender, cost, inTurns, type Measured, perSecond, type Rounds, timesAs } from '../load/rounds.ts'
import { overHttp } from '../load/wrk.ts'
import { say } from '../say.ts'
import { openReadGateway, type ReadGateway } from './gateway.ts'
import { hasProxy, openProxy } from './proxy.ts'
import { get, post } from './requests.ts'

const PUBLISH_EVERY_MS = 100
const BUSY = 'ours GET while ten stories a second are published'

export interface KeptSize {
  readonly kilobytes: number
  readonly bytes: number
  readonly figures: Readonly<Record<string, Measured>>
}

/** `null`: shown, without a goal. */
const GOALS: readonly (readonly [what: string, than: string, least: number | null])[] = [
  ['ours GET', 'constant GET', 0.9],
  ['ours POST', 'constant POST', 0.75],
  ['ours 304', 'ours GET', 1],
  ['ours 304', 'constant 304', 0.9],
  ['ours GET', 'yoga GET', 6],
  ['ours POST', 'yoga POST', 6],
  [BUSY, 'ours GET', 0.8],
  ['ours GET through nginx', 'constant GET through nginx', null],
]

/**
 * Answers that were given before, each request with the headers of a reader of its own: beside constant bytes under the same
 * head, and beside Yoga with its response cache, in turns. Then the same through nginx, and while ten stories a second are
 * published.
 */
export async function kept(
  server: string,
  { sizes, ...rounds }: Rounds & { readonly sizes: readonly number[] },
): Promise<KeptSize[]> {
  if (!hasProxy()) say('Without nginx, no rows through it are measured (Debian: apt-get install nginx-light).')
  await using gateway = await openReadGateway(server)
  const results: KeptSize[] = []
  for (const kilobytes of sizes) {
    const { query, bytes } = await gateway.queryOf(kilobytes)
    await using opened = new AsyncDisposableStack()
    const constant = opened.use(await openChild('./constant.ts', gateway.origin, query))
    const yoga = opened.use(await openChild('./yoga-cache.ts', gateway.origin, query))
    const all = [
      ...kinds('ours', gateway, gateway, query),
      ...kinds('constant', constant, gateway, query),
      ...kinds('yoga', yoga, gateway, query).filter(({ name }) => !name.endsWith('304')),
      busy(gateway, query),
    ]
    for (const [name, proxied] of hasProxy() ? Object.entries({ ours: gateway, constant }) : []) {
      const { origin } = opened.use(await openProxy(proxied.origin))
      all.push({ name: `${name} GET through nginx`, process: proxied.process, load: overHttp(get(origin, query)) })
    }
    const figures = await inTurns(inOrder(all), rounds)
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
    const judged = least === null ? [] : [`goal ${least}`, ratio >= least ? 'met' : 'not met']
    say(size, `${what} to ${than}`, ratio.toFixed(2), byProcessor, ...judged)
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
  'ours GET through nginx',
  'constant GET through nginx',
]

function inOrder(contenders: readonly Contender[]): Contender[] {
  return contenders.toSorted((one, other) => ORDER.indexOf(one.name) - ORDER.indexOf(other.name))
}

/** A server that is asked for the query by GET, by POST, and by GET with the ETag that it has at the gateway. */
function kinds(
  server: string,
  { process, origin }: Pick<ReadGateway, 'process' | 'origin'>,
  gateway: ReadGateway,
  query: string,
): Contender[] {
  return [
    { name: `${server} GET`, process, load: overHttp(get(origin, query)) },
    { name: `${server} POST`, process, load: overHttp(post(origin, query)) },
    {
      name: `${server} 304`,
      process,
      // Read each time: what is published meanwhile changes it.
      load: async (seconds) => overHttp(get(origin, query, { 'if-none-match': await gateway.etagOf(query) }))(seconds),
    },
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
  return { name: BUSY, process, load: overHttp(get(origin, query)), beside }
}

async function openChild(file: string, ...given: string[]) {
  const [process, port] = await startChild(new URL(file, import.meta.url), given)
  return { process, origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => endChild(process) }
}
