import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import type { Scenario } from '../scenario.ts'
import type { Stage } from '../stage.ts'
import { repeatedly } from './repeatedly.ts'

const HOLD_RETRY_MS = 20

/** Postgres or the connection to it fails. Acknowledged publishes are stored; the others were answered with an error. */
export const POSTGRES_SCENARIOS: readonly Scenario[] = [
  {
    name: 'postgres-killed',
    run: ({ scale, news, postgres }) => repeatedly({ scale, news }, postgres.kill, postgres.start),
  },
  { name: 'postgres-exhausted', run: exhaust },
  {
    name: 'postgres-cut',
    run: ({ scale, news, gateways: [{ database }] }) =>
      repeatedly(
        { scale, news },
        () => {
          database.turn('refuse')
          database.cut()
        },
        () => database.turn('pass'),
      ),
  },
  {
    name: 'postgres-stalled',
    run: ({ scale, news, gateways }) =>
      repeatedly(
        { scale: { ...scale, faultMs: 5_000 }, news },
        () => gateways.map(({ database }) => database.turn('stall')),
        () => gateways.map(({ database }) => database.turn('pass')),
      ),
  },
]

/** Another client takes all connections, those of the gateways too, and holds them for a while. */
async function exhaust({ scale, news, database, connect }: Stage): Promise<void> {
  for (let round = 0; round < scale.rounds; round++) {
    const hogged: Client[] = []
    const until = performance.now() + scale.faultMs
    const first = await connect()
    hogged.push(first)
    await first.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [database],
    )
    while (performance.now() < until) {
      try {
        hogged.push(await connect())
      } catch {
        await sleep(HOLD_RETRY_MS)
      }
    }
    await Promise.all(hogged.map((client) => client.end()))
    await news(scale.stories)
  }
}
