import { parseArgs } from 'node:util'
import { readOperation } from '../../../src/web/operations.ts'
import { openAudience } from '../live/audience.ts'
import { openGatewayProcess } from '../live/gateway.ts'
import type { Question } from '../live/load.ts'
import { median, throughput } from '../live/measure.ts'
import type { Subject } from '../live/subject.ts'
import { DATABASE_URL, REDIS_URL } from '../services.ts'

const LANGUAGES = ['it', 'en']
const BURST = 8
const BURSTS = 20
const ROUNDS = 3

/** Half of the readers in each language, with what their open pages ask for. */
const PAGES = LANGUAGES.map((language) => ({ query: readOperation('live-news').text, variables: { language } }))
const TICKERS = LANGUAGES.map((language) => ({
  query:
    'subscription ($language: LanguageTag!) { latestNews(filter: { languages: [$language] }) { article { headline } } }',
  variables: { language },
}))

interface Cost {
  readonly cpuMicros: number
  readonly executionsPerEvent: number
  readonly bytes: number
}

/** What many open front pages cost the gateway, beside as many tickers that show headlines alone, in turns. */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { sockets: { type: 'string', default: '5000' } },
  })
  const sockets = Number(values.sockets)
  const costs: Record<'pages' | 'tickers', Cost[]> = { pages: [], tickers: [] }
  for (let round = 0; round < ROUNDS; round++) {
    costs.pages.push(await costOf(PAGES, sockets))
    costs.tickers.push(await costOf(TICKERS, sockets))
  }
  process.stdout.write('what | CPU us/message | executions/event | bytes/message\n')
  for (const [what, all] of Object.entries(costs)) {
    const of = (read: (cost: Cost) => number) => median(all.map(read))
    const figures = [
      of((cost) => cost.cpuMicros).toFixed(2),
      of((cost) => cost.executionsPerEvent),
      of((cost) => cost.bytes),
    ]
    process.stdout.write(`${[`${sockets} ${what}`, ...figures].join(' | ')}\n`)
  }
}

async function costOf(queries: readonly Question[], sockets: number): Promise<Cost> {
  await using gateway = await openGatewayProcess(DATABASE_URL, REDIS_URL)
  const subject: Subject = {
    ...gateway,
    async emit(events) {
      for (const language of LANGUAGES) await gateway.emit(events, language)
    },
  }
  await using audience = await openAudience(subject, { transport: 'ws', sockets, queries })
  const before = await executions(gateway)
  const { cpuMicros } = await throughput(subject, audience, { bursts: BURSTS, burst: BURST })
  const executed = (await executions(gateway)) - before
  return {
    cpuMicros,
    executionsPerEvent: executed / (BURSTS * BURST * LANGUAGES.length),
    bytes: Buffer.byteLength(audience.message),
  }
}

async function executions({ port }: Subject): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return Number(/^tickertape_executions_total (\d+)$/m.exec(text)?.[1])
}
