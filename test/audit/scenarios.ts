import type { Scenario } from './scenario.ts'
import { CLOCKS_SCENARIO } from './scenarios/clocks.ts'
import { DISK_FULL_SCENARIO } from './scenarios/disk-full.ts'
import { DUE_STORIES_SCENARIO } from './scenarios/due-stories.ts'
import { GATEWAY_SCENARIOS } from './scenarios/gateways.ts'
import { KILLED_ARTICLE_SCENARIO } from './scenarios/killed-article.ts'
import { POLLED_FEEDS_SCENARIO } from './scenarios/polled-feeds.ts'
import { POSTGRES_SCENARIOS } from './scenarios/postgres.ts'
import { RECEIVERS_SCENARIO } from './scenarios/receivers.ts'
import { REDIS_SCENARIOS } from './scenarios/redis.ts'
import { RESTORED_SCENARIO } from './scenarios/restored.ts'
import { SOAK_SCENARIO } from './scenarios/soak.ts'
import { STALLED_SCENARIO } from './scenarios/stalled.ts'
import { STORM_SCENARIO } from './scenarios/storm.ts'
import { TRANSACTION_SCENARIOS } from './scenarios/transactions.ts'

/** Every scenario, in the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'quiet', run: async () => {} },
  ...REDIS_SCENARIOS,
  ...GATEWAY_SCENARIOS,
  ...POSTGRES_SCENARIOS,
  DISK_FULL_SCENARIO,
  ...TRANSACTION_SCENARIOS,
  STALLED_SCENARIO,
  RECEIVERS_SCENARIO,
  CLOCKS_SCENARIO,
  STORM_SCENARIO,
  DUE_STORIES_SCENARIO,
  POLLED_FEEDS_SCENARIO,
  KILLED_ARTICLE_SCENARIO,
  RESTORED_SCENARIO,
  SOAK_SCENARIO,
]
