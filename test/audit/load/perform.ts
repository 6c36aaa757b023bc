import { setTimeout as sleep } from 'node:timers/promises'
import type { Scale } from '../scale.ts'
import type { Scenario } from '../scenario.ts'
import { openStage, type Services, type Stage } from '../stage.ts'
import { expectations } from '../verdict/expectation.ts'
import { logFaults } from '../verdict/log-faults.ts'
import { judge, NOTHING, sum, type Verdict } from '../verdict/verdict.ts'

const MAX_SETTLE_MS = 30_000
const LOOK_EVERY_MS = 300
/** Wait after the last expected message, in case an unexpected one follows. */
const LINGER_MS = 300

/** One row of the table. */
export interface Outcome extends Verdict {
  readonly scenario: string
  readonly gateways: number
  readonly published: number
  readonly refused: number
  readonly subscribers: number
  readonly tookMs: number
  /** Other problems, each a sentence. */
  readonly faults: readonly string[]
}

export async function perform(
  scenario: Scenario,
  gateways: number,
  services: Services,
  scale: Scale,
  seed: number,
): Promise<Outcome> {
  const begun = performance.now()
  const setup = { env: () => ({}), bodyCharacters: 200, smallDisk: false, ...scenario.setup, gateways }
  const database = `audit_${scenario.name.replaceAll('-', '_')}_${gateways}`
  await using stage = await openStage(services, database, setup, scale, seed)
  await stage.begin()
  await stage.news(scale.stories)
  await scenario.run(stage).catch(stage.complain)
  await stage.news(scale.stories)
  await stage.stopWriting()
  const verdict = await settled(stage)
  const { acknowledged, refused, sent, faults } = stage.diary
  const wrongInLog = logFaults(await stage.log(), acknowledged, sent)
  const problems = stage.readers.flatMap(({ problem, plan }) =>
    problem === null ? [] : [`a ${plan.transport} reader: ${problem}`],
  )
  const subscribers = stage.elsewhere.reduce((total, { subscribers }) => total + subscribers, stage.readers.length)
  await scenario.afterwards?.(stage).catch(stage.complain)
  return {
    ...verdict,
    scenario: scenario.name,
    gateways,
    published: acknowledged.length,
    refused: [...refused.values()].reduce((total, count) => total + count, 0),
    subscribers,
    tookMs: performance.now() - begun,
    faults: [
      ...verdict.cases,
      ...faults,
      ...wrongInLog,
      ...problems,
      ...stage.gateways.flatMap(({ collapse }) => collapse ?? []),
    ],
  }
}

/** Computes the verdict once every reader has received everything, or after a timeout. */
async function settled(stage: Stage): Promise<Verdict> {
  const giveUpAt = performance.now() + MAX_SETTLE_MS
  for (;;) {
    const verdict = await judged(stage)
    if (verdict.lost > 0 && performance.now() < giveUpAt) {
      await sleep(LOOK_EVERY_MS)
      continue
    }
    await sleep(LINGER_MS)
    const last = await judged(stage)
    // An embargo may have ended in the meantime.
    if (last.lost === 0 || performance.now() > giveUpAt) return last
  }
}

async function judged({ readers, elsewhere, log: readLog }: Stage): Promise<Verdict> {
  // In this order: no reader may have received an event that is not in the log as read here.
  const heard = readers.map(({ plan, from, heard }) => ({ plan, from, messages: [...heard] }))
  const log = await readLog()
  const expected = expectations(log)
  const here = heard.map(({ plan, from, messages }) => judge(messages, expected(plan.filter, from), log, plan.onSlow))
  return [...here, ...elsewhere.map(({ verdict }) => verdict)].reduce(sum, NOTHING)
}
