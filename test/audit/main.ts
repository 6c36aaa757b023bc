import { parseArgs } from 'node:util'
import { type Outcome, perform } from './load/perform.ts'
import { FULL, SHORT } from './scale.ts'
import type { Scenario } from './scenario.ts'
import { SCENARIOS } from './scenarios.ts'
import { openPostgres } from './services/postgres.ts'
import { openRedis } from './services/redis.ts'
import { failed, table } from './verdict/table.ts'

const USAGE = `npm run audit -- [--short] [--only NAME]… [--seed N] [--gateways N]
  --short     every scenario for some seconds, with one number of gateways
  --only      one scenario, again for more: ${SCENARIOS.map(({ name }) => name).join(', ')}
  --seed      makes the same random choices as the run that printed it
  --gateways  1 or 3; both when left out, in short form one of them
`
const MAX_FAULTS_SHOWN = 8

class UsageError extends Error {}

try {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
      gateways: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const { short, only } = values
  if (values.help) {
    process.stdout.write(USAGE)
    process.exit()
  }
  const seed = Number(values.seed)
  const unknown = only.find((name) => !SCENARIOS.some((scenario) => scenario.name === name))
  if (unknown !== undefined) throw new UsageError(`There is no scenario "${unknown}".`)
  const chosen = SCENARIOS.filter(({ name }) => only.length === 0 || only.includes(name))
  const counts = (scenario: Scenario): readonly number[] => {
    if (values.gateways !== undefined) return [Number(values.gateways)]
    return short ? [SCENARIOS.indexOf(scenario) % 3 === 0 ? 3 : 1] : [1, 3]
  }
  process.stdout.write(`seed ${seed}\n`)
  await using postgres = await openPostgres()
  await using redis = await openRedis()
  const outcomes: Outcome[] = []
  for (const scenario of chosen) {
    const reason = scenario.impossible?.() ?? null
    if (reason !== null) {
      process.stdout.write(`${scenario.name} was not tried: ${reason}\n`)
      // A scenario that was requested by name must not be skipped silently.
      if (only.length > 0) process.exitCode = 1
      continue
    }
    for (const gateways of counts(scenario)) {
      const outcome = await perform(scenario, gateways, { postgres, redis }, short ? SHORT : FULL, seed)
      process.stderr.write(`${scenario.name}, ${gateways} gateways: ${failed(outcome) ? 'FAULTS' : 'well'}\n`)
      outcomes.push(outcome)
    }
  }
  process.stdout.write(`${table(outcomes)}\n`)
  for (const { scenario, gateways, faults } of outcomes) {
    for (const fault of faults.slice(0, MAX_FAULTS_SHOWN)) process.stdout.write(`${scenario}, ${gateways}: ${fault}\n`)
  }
  if (outcomes.some(failed)) process.exitCode = 1
} catch (error) {
  const usage = error instanceof UsageError || (error instanceof TypeError && 'code' in error)
  process.stderr.write(usage ? `${error.message}\n${USAGE}` : `${error instanceof Error ? error.stack : error}\n`)
  process.exitCode = usage ? 2 : 1
}
