import type { Scenario } from '../scenario.ts'
import { watchHeap } from '../verdict/heap-watch.ts'
import { GATEWAY_SCENARIOS } from './gateways.ts'
import { POSTGRES_SCENARIOS } from './postgres.ts'
import { REDIS_SCENARIOS } from './redis.ts'

const MAX_GROWTH_MB_PER_MINUTE = 1
const FAULTS = [...REDIS_SCENARIOS, ...GATEWAY_SCENARIOS, ...POSTGRES_SCENARIOS]
  // The next version has no next version.
  .filter(({ name }) => name !== 'gateways-upgraded')

/** Random faults for a long time with the same readers. The heap of no gateway may grow. */
export const SOAK_SCENARIO: Scenario = {
  name: 'soak',
  async run(stage) {
    const until = performance.now() + stage.scale.soakMs
    const watching = new AbortController()
    const heap = watchHeap(stage.gateways, watching.signal)
    while (performance.now() < until) {
      const fault = FAULTS[stage.chance.below(FAULTS.length)]
      const leftMinutes = Math.round((until - performance.now()) / 60_000)
      process.stderr.write(`soak, ${leftMinutes} minutes to go: ${fault?.name}\n`)
      await fault?.run({ ...stage, scale: { ...stage.scale, rounds: 1 } })
    }
    watching.abort()
    const growth = heap.growthMb()
    const told = growth === null ? 'too short to tell' : `grew by ${growth.toFixed(2)} MB a minute`
    process.stderr.write(`soak: heap ${told}, resident at most ${heap.maxResidentMb().toFixed(0)} MB\n`)
    if ((growth ?? 0) > MAX_GROWTH_MB_PER_MINUTE) stage.complain(`the heap of gateways ${told}`)
  },
}
