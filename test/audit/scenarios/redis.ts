import { Redis } from 'ioredis'
import { decodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import { encodeWake, LOG_TOPIC } from '../../../src/log/wake.ts'
import { asOf } from '../load/ask.ts'
import type { Scenario } from '../scenario.ts'
import type { Stage } from '../stage.ts'
import { repeatedly } from './repeatedly.ts'

const FLOOD_MESSAGES = 2_000
const OTHER_EPOCH = 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6'

/** Redis or the connection of one gateway to it fails. No reader or writer may notice. */
export const REDIS_SCENARIOS: readonly Scenario[] = [
  {
    name: 'redis-killed',
    run: ({ scale, news, redis }) => repeatedly({ scale, news }, redis.kill, redis.start),
    afterwards: refusedNobody,
  },
  {
    name: 'redis-frozen',
    run: ({ scale, news, redis }) => repeatedly({ scale, news }, redis.freeze, redis.thaw),
    afterwards: refusedNobody,
  },
  {
    name: 'redis-cut',
    run: ({ scale, news, gateways: [{ redis }] }) =>
      repeatedly(
        { scale, news },
        () => {
          redis.turn('refuse')
          redis.cut()
        },
        () => redis.turn('pass'),
      ),
    afterwards: refusedNobody,
  },
  {
    name: 'redis-stalled',
    run: ({ scale, news, gateways: [{ redis }] }) =>
      repeatedly(
        { scale, news },
        () => redis.turn('stall'),
        () => redis.turn('pass'),
      ),
    afterwards: refusedNobody,
  },
  {
    name: 'redis-slow',
    run: ({ scale, news, gateways }) =>
      repeatedly(
        { scale, news },
        () => gateways.map(({ redis }) => redis.turn('slow')),
        () => gateways.map(({ redis }) => redis.turn('pass')),
      ),
    afterwards: refusedNobody,
  },
  { name: 'redis-flooded', run: flood, afterwards: refusedNobody },
]

/** Publishes garbage and forged messages to our topic repeatedly. */
async function flood({ scale, redis, token, gateways: [first] }: Stage): Promise<void> {
  const epoch = decodeLogCursor(await asOf(first.direct(), token))?.epoch ?? ''
  const forged = [
    '',
    'flood in the north',
    '{"headline":"forged"}',
    '['.repeat(50_000),
    'x'.repeat(1_000_000),
    encodeWake({ epoch: OTHER_EPOCH, head: 1 }),
    `{"epoch":"${epoch}","head":-1}`,
    `{"epoch":"${epoch}","head":1,"article":{"headline":"forged"}}`,
    ...[0, 1, 1_000_000, Number.MAX_SAFE_INTEGER].map((head) => encodeWake({ epoch, head })),
  ]
  const forger = new Redis(redis.port)
  try {
    for (let count = 0; count < FLOOD_MESSAGES * scale.rounds; count++) {
      await forger.publish(LOG_TOPIC, forged[count % forged.length] ?? '')
    }
  } finally {
    forger.disconnect()
  }
}

async function refusedNobody({ diary: { refused }, complain }: Stage): Promise<void> {
  for (const [code, count] of refused) complain(`${count} stories were refused with ${code}, because of Redis`)
}
