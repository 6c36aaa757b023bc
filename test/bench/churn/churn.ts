import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Redis } from 'ioredis'
import { WebSocket } from 'ws'
import { LOG_TOPIC } from '../../../src/log/wake.ts'
import { openGatewayProcess } from '../live/gateway.ts'
import { metrics } from '../metric.ts'
import { DATABASE_URL, REDIS_URL } from '../services.ts'

const AT_ONCE = 100
const WARM_UP = 5_000
const SETTLE_MS = 3_000
const MAX_HEAP_GROWTH_BYTES = 4_194_304
const COLLECTING = { NODE_OPTIONS: '--expose-gc --import ./test/bench/churn/collect-garbage.ts' }
const QUERY = 'subscription { latestNews { article { id } } }'
const WATCHED = ['nodejs_active_handles_total', 'tickertape_sockets', 'tickertape_subscribers', 'tickertape_channels']

/** Connects, subscribes and disconnects, over and over; afterwards the gateway must be what it was. */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { connects: { type: 'string', default: '100000' } },
  })
  await using subject = await openGatewayProcess(DATABASE_URL, REDIS_URL, COLLECTING)
  const look = async () => {
    await sleep(SETTLE_MS)
    subject.process.kill('SIGUSR2')
    await sleep(SETTLE_MS)
    const all = await metrics(subject.port)
    const watched = WATCHED.map((name): [string, number] => [name, all.get(name) ?? Number.NaN])
    watched.push(['redis subscriptions', await redisSubscriptions()])
    return { heapBytes: all.get('nodejs_heap_size_used_bytes') ?? Number.NaN, watched }
  }
  await churn(subject.port, WARM_UP)
  const before = await look()
  await churn(subject.port, Number(values.connects))
  const after = await look()
  const mebibytes = (bytes: number) => (bytes / 1_048_576).toFixed(1)
  say(`heap: ${mebibytes(before.heapBytes)} MiB before, ${mebibytes(after.heapBytes)} MiB after`)
  for (const [at, [name, value]] of after.watched.entries())
    say(`${name}: ${before.watched[at]?.[1]} before, ${value} after`)
  const grown = after.watched.some(([, value], at) => value > (before.watched[at]?.[1] ?? 0))
  if (grown || after.heapBytes - before.heapBytes > MAX_HEAP_GROWTH_BYTES) process.exitCode = 1
  say(
    process.exitCode === 1 ? 'something has grown' : `nothing has grown by ${values.connects} connects and disconnects`,
  )
}

async function churn(port: number, connects: number): Promise<void> {
  let left = connects
  const one = async () => {
    while (left-- > 0) {
      if (left % 10_000 === 0) process.stderr.write(`\r${left} to go   `)
      await visit(port, left)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  process.stderr.write('\r')
}

/** Some say goodbye, some are cut off, some go before they are let in. */
async function visit(port: number, at: number): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws')
  const gone = Promise.withResolvers<void>()
  socket.on('error', () => {})
  socket.on('close', () => gone.resolve())
  socket.on('open', () => {
    if (at % 10 === 0) return socket.terminate()
    socket.send('{"type":"connection_init"}')
  })
  socket.on('message', () => {
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY } }))
    if (at % 2 === 0) socket.close()
    else socket.terminate()
  })
  await gone.promise
}

async function redisSubscriptions(): Promise<number> {
  const redis = new Redis(REDIS_URL)
  const [, count] = await redis.pubsub('NUMSUB', LOG_TOPIC)
  redis.disconnect()
  return Number(count)
}

const say = (line: string) => void process.stdout.write(`${line}\n`)
