import type { Scenario } from '../scenario.ts'
import { GATEWAY_SCENARIOS } from './gateways.ts'
import { POSTGRES_SCENARIOS } from './postgres.ts'
import { REDIS_SCENARIOS } from './redis.ts'

const FAULTS = [...REDIS_SCENARIOS, ...GATEWAY_SCENARIOS, ...POSTGRES_SCENARIOS]
  // The next version has no next version.
  .filter(({ name }) => name !== 'gateways-upgraded')

/** One fault after another, whichever comes, for a long time and with the same readers. */
export const SOAK_SCENARIO: Scenario = {
  name: 'soak',
  async run(stage) {
    const until = performance.now() + stage.scale.soakMs
    while (performance.now() < until) {
      const fault = FAULTS[stage.chance.below(FAULTS.length)]
      await fault?.run({ ...stage, scale: { ...stage.scale, rounds: 1 } })
    }
  },
}
