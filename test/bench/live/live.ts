import { parseArgs } from 'node:util'
import { DATABASE_URL, REDIS_URL } from '../services.ts'
import { type AudienceOptions, openAudience } from './audience.ts'
import { openGatewayProcess } from './gateway.ts'
import { median, paced, type Throughput, throughput } from './measure.ts'
import { openServer } from './servers.ts'
import { residentKiB, type Subject } from './subject.ts'

const FIELDS = [
  'id headline publishedAt section { name }',
  'id',
  'headline',
  'id headline',
  'publishedAt section { name }',
]
const MORE_FIELDS = ['section { name }', 'id section { name }', 'headline publishedAt']
const QUERIES = [...FIELDS, ...MORE_FIELDS].map((fields) => ({
  query: `subscription { latestNews { article { ${fields} } } }`,
}))
const BURSTS = [1, 8, 32]
const PACED_EVENTS = 9
const MESSAGES = 1_000_000
const MAX_BURSTS = 150
/** The stock server takes too long for as many. */
const STOCK_MESSAGES = 100_000

type Kind = 'stock' | 'limit' | 'ours'

interface Result {
  readonly bursts: ReadonlyMap<number, Throughput>
  readonly pacedMs: number
  readonly kibPerSocket: number
}

interface Row {
  readonly label: string
  readonly options: AudienceOptions
  readonly kinds: readonly Kind[]
}

/**
 * Fan-out of one gateway process: beside the stock wiring and beside the limit, in turns. Events reach this gateway
 * through Postgres and Redis; the other two make them up in the process that sends them.
 */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { sockets: { type: 'string', default: '1000,10000' }, rounds: { type: 'string', default: '3' } },
  })
  const sizes = values.sockets.split(',').map(Number)
  const one = QUERIES.slice(0, 1)
  const rows: Row[] = [
    ...sizes.map((sockets): Row => {
      const options: AudienceOptions = { transport: 'ws', sockets, queries: one }
      return { label: `${sockets} sockets`, options, kinds: ['ours', 'limit', 'stock'] }
    }),
    ...sizes.slice(0, 1).flatMap((sockets): Row[] => [
      {
        label: `${sockets} sockets, 8 selections`,
        options: { transport: 'ws', sockets, queries: QUERIES },
        kinds: ['ours'],
      },
      {
        label: `${sockets} event streams`,
        options: { transport: 'sse', sockets, queries: one },
        kinds: ['ours', 'limit'],
      },
    ]),
  ]
  const ours: Measured[] = []
  let sample = ''
  say(HEADINGS.join(' | '))
  for (const { label, options, kinds } of rows) {
    const results = new Map<Kind, Result[]>()
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const kind of kinds) {
        await using subject = await open(kind, sample)
        const [result, message] = await measured(subject, options, kind)
        sample ||= message
        results.set(kind, [...(results.get(kind) ?? []), result])
      }
    }
    for (const kind of kinds) print(label, kind, results.get(kind) ?? [], results.get('limit'))
    ours.push({ label, results: results.get('ours') ?? [] })
  }
  const [first, ...others] = ours
  if (first) for (const other of others) compare(other, first)
}

interface Measured {
  readonly label: string
  readonly results: readonly Result[]
}

/** What a message of ours costs here and there, and how many are sent. */
function compare(one: Measured, other: Measured): void {
  for (const burst of BURSTS) {
    const ratio = (read: (one: Throughput) => number) =>
      (of(one.results, burst, read) / of(other.results, burst, read)).toFixed(2)
    const [cost, rate] = [ratio((of) => of.cpuMicros), ratio((of) => of.messagesPerSecond)]
    say(`${one.label} to ${other.label}, ${burst} in flight: ${cost} CPU a message, ${rate} messages/s`)
  }
}

function of(results: readonly Result[], burst: number, read: (one: Throughput) => number): number {
  return median(results.flatMap(({ bursts }) => bursts.get(burst) ?? []).map(read))
}

function open(kind: Kind, sample: string): Promise<Subject> {
  if (kind === 'stock') return openServer('./stock.ts', [])
  // Of the same length as the gateway's own.
  if (kind === 'limit') return openServer('./limit.ts', [sample])
  return openGatewayProcess(DATABASE_URL, REDIS_URL)
}

async function measured(subject: Subject, options: AudienceOptions, kind: Kind): Promise<[Result, string]> {
  const before = residentKiB(subject.process)
  await using audience = await openAudience(subject, options)
  const kibPerSocket = (residentKiB(subject.process) - before) / options.sockets
  const pacedMs = await paced(subject, audience, PACED_EVENTS)
  const bursts = new Map<number, Throughput>()
  const messages = kind === 'stock' ? STOCK_MESSAGES : MESSAGES
  for (const burst of BURSTS) {
    const count = Math.min(Math.ceil(messages / options.sockets / burst), MAX_BURSTS)
    bursts.set(burst, await throughput(subject, audience, { bursts: count, burst }))
  }
  return [{ bursts, pacedMs, kibPerSocket }, audience.message]
}

const HEADINGS = [
  'what',
  'server',
  'in flight',
  'messages/s',
  'of limit',
  'CPU us/message',
  'client load',
  'last reached ms',
  'KiB/socket',
]

function print(label: string, kind: Kind, results: readonly Result[], limits: readonly Result[] | undefined): void {
  for (const burst of BURSTS) {
    const perSecond = of(results, burst, (one) => one.messagesPerSecond)
    const share = limits ? perSecond / of(limits, burst, (one) => one.messagesPerSecond) : Number.NaN
    say(
      [
        label,
        kind,
        burst,
        Math.round(perSecond),
        share.toFixed(2),
        of(results, burst, (one) => one.cpuMicros).toFixed(2),
        of(results, burst, (one) => one.clientLoad).toFixed(2),
        median(results.map(({ pacedMs }) => pacedMs)).toFixed(0),
        median(results.map(({ kibPerSocket }) => kibPerSocket)).toFixed(1),
      ].join(' | '),
    )
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
