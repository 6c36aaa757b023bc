import { fileURLToPath } from 'node:url'
import type { Scenario } from '../scenario.ts'

const HOUR_MS = 3_600_000
const JUMP_MS = 2_000
const SHIFT = fileURLToPath(new URL('../services/shift-clock.ts', import.meta.url))

/** Every gateway has another wrong clock, which jumps. Order and embargoes depend on the database's clock only. */
export const CLOCKS_SCENARIO: Scenario = {
  name: 'clocks-wrong',
  setup: {
    env: (gateway) => ({
      NODE_OPTIONS: `--import=${SHIFT}`,
      CLOCK_SHIFT_MS: String((gateway - 1) * HOUR_MS),
      CLOCK_JUMP_MS: String(JUMP_MS),
    }),
  },
  run: ({ news, scale }) => news(scale.stories * 4),
}
