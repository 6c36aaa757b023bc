import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { openRawSocket } from '../../stories/delivery/raw-client.ts'
import { asOf } from '../../ticker.ts'
import { openGatewayProcess } from '../live/gateway.ts'
import { median } from '../live/measure.ts'
import { residentKiB, type Subject } from '../live/subject.ts'
import { metrics } from '../metric.ts'
import { DATABASE_URL, REDIS_URL } from '../services.ts'

const EVENTS_PER_SECOND = 200
const TICK_MS = 50
const HEALTHY = 10
/** One KiB of it in each event. */
const FIELDS = 'cursor at conflated article { id headline bodyHtml }'
const LIVE = `subscription ($after: LogCursor) { latestNews(after: $after) { ${FIELDS} } }`
const CONFLATING = `subscription ($after: LogCursor) { latestNews(after: $after, onSlow: CONFLATE) { ${FIELDS} } }`

/** One reader that stops reading, beside healthy ones, with each of the two policies. */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { seconds: { type: 'string', default: '60' } },
  })
  const seconds = Number(values.seconds)
  for (const [name, query] of [
    ['nobody stalls', null],
    ['DISCONNECT', LIVE],
    ['CONFLATE', CONFLATING],
  ] as const) {
    await using subject = await openGatewayProcess(DATABASE_URL, REDIS_URL, {}, `<p>${'x'.repeat(800)}</p>`)
    const { latencies, grownKiB, outcome } = await measured(subject, query, seconds)
    const sorted = latencies.toSorted((one, other) => one - other)
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN
    say(
      `${name}: ${latencies.length} messages to healthy readers, latency p50 ${median(latencies).toFixed(0)} ms, ` +
        `p99 ${p99.toFixed(0)} ms; memory grew by ${(grownKiB / 1024).toFixed(1)} MiB; ${outcome}`,
    )
  }
}

async function measured(subject: Subject, stalledQuery: string | null, seconds: number) {
  const url = `http://127.0.0.1:${subject.port}`
  const latencies: number[] = []
  const clients = Array.from({ length: HEALTHY }, () => healthyReader(url, latencies))
  const after = await asOf(url)
  const stalled = stalledQuery === null ? null : await openRawSocket(url, stalledQuery, { after })
  stalled?.tcp.pause()
  await emitFor(subject, 3)
  latencies.length = 0
  const before = residentKiB(subject.process)
  const events = await emitFor(subject, seconds)
  const grownKiB = residentKiB(subject.process) - before
  const outcome = stalled ? await resumed(url, subject.port, stalled, after) : `${events} events`
  for (const client of clients) await client.dispose()
  stalled?.tcp.destroy()
  return { latencies, grownKiB, outcome }
}

function healthyReader(url: string, latencies: number[]) {
  const client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, lazy: false })
  client.subscribe<{ latestNews: { at: string } }>(
    { query: LIVE },
    {
      next: ({ data }) => void (data && latencies.push(Date.now() - Date.parse(data.latestNews.at))),
      error: () => {},
      complete: () => {},
    },
  )
  return client
}

async function emitFor(subject: Subject, seconds: number): Promise<number> {
  const began = performance.now()
  let emitted = 0
  while (performance.now() - began < seconds * 1_000) {
    const due = Math.floor(((performance.now() - began) / 1_000) * EVENTS_PER_SECOND) - emitted
    if (due > 0) await subject.emit(due)
    emitted += due
    await sleep(TICK_MS)
  }
  return emitted
}

/** Reads on, and says what the stalled reader was told and whether it can have the rest. */
async function resumed(
  url: string,
  port: number,
  stalled: Awaited<ReturnType<typeof openRawSocket>>,
  after: string,
): Promise<string> {
  const slow = (await metrics(port)).get('tickertape_sockets')
  stalled.tcp.resume()
  const closed = await Promise.race([stalled.closed, sleep(2_000, null)])
  const got = stalled.messages.flatMap(({ payload }) => payload?.extensions?.cursor ?? [])
  using rest = await openRawSocket(url, LIVE, { after: got.at(-1) ?? after })
  await sleep(5_000)
  const missing = rest.messages.length - 1
  return `the stalled one (${slow} sockets were left) got ${got.length}, ${closed === null ? 'stayed' : `was closed with ${JSON.stringify(closed)}`}, and ${missing} more after its last cursor`
}

const say = (line: string) => void process.stdout.write(`${line}\n`)
