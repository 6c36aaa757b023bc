import { setTimeout as sleep } from 'node:timers/promises'
import { mintToken } from '../../../src/auth/tokens.ts'
import { TEST_SECRET } from '../../backends.ts'
import { ask } from '../load/ask.ts'
import { type Habit, type Registered, register } from '../load/receivers.ts'
import type { Scenario } from '../scenario.ts'
import type { Stage } from '../stage.ts'
import type { Logged } from '../verdict/log.ts'
import { receiptFaults } from '../verdict/receipts.ts'
import { repeatedly } from './repeatedly.ts'

const HABITS: readonly Habit[] = ['good', 'slow', 'failing', 'cutting', 'stalling', 'leaving']
const RESTART_MS = 500
const LOOK_EVERY_MS = 200
/** A claim lapses after 20 s, a stalled attempt ends after 15 s, and attempts are seconds apart. */
const MAX_SETTLE_MS = 90_000
const TOKEN_SECONDS = 86_400
const RESUME = 'mutation ($id: ID!) { resumeWebhook(input: { id: $id }) { webhook { state } } }'
const STATE = 'query ($id: ID!) { webhook(id: $id) { parkedReason } }'

/** Registered by `run`, judged by `afterwards`. */
const registered = new WeakMap<Stage, readonly Registered[]>()

/** Receivers of webhooks stall, fail, break off and leave, while gateways, Postgres and Redis are killed. */
export const RECEIVERS_SCENARIO: Scenario = {
  name: 'receivers-misbehave',
  setup: { env: () => ({ OUTBOUND_ADDRESSES: 'any' }) },
  async run(stage) {
    const { scale, news, gateways, postgres, redis, chance } = stage
    const token = await webhookToken()
    const receivers: Registered[] = []
    for (const habit of HABITS) receivers.push(await register(gateways[0].direct(), token, habit, chance))
    registered.set(stage, receivers)
    await news(scale.stories)
    for (let round = 0; round < scale.rounds; round++) {
      const gateway = chance.pick(gateways)
      await gateway.kill()
      await sleep(RESTART_MS)
      await gateway.start()
      await news(scale.stories)
    }
    await repeatedly(stage, postgres.kill, postgres.start)
    await repeatedly(stage, redis.kill, redis.start)
  },
  async afterwards(stage) {
    const url = stage.gateways[0].direct()
    const token = await webhookToken()
    const log = await stage.log()
    for (const { id, from, habit, receiver } of registered.get(stage) ?? []) {
      if (habit === 'leaving') await resumeWhenParked(url, token, id)
      const positions = log.filter((event) => isNews(event) && event.position > from).map(({ position }) => position)
      const last = positions.at(-1) ?? 0
      const giveUpAt = performance.now() + MAX_SETTLE_MS
      while (!receiver.acknowledged.some(({ position }) => position >= last) && performance.now() < giveUpAt) {
        await sleep(LOOK_EVERY_MS)
      }
      // An embargo may have ended since the log was read.
      const received = receiver.received.filter(({ position }) => position <= last)
      const faults = receiptFaults(received, receiver.acknowledged, positions)
      if (receiver.received.length === 0) faults.push('nothing was received')
      for (const fault of [...faults, ...receiver.refused]) stage.complain(`the ${habit} receiver: ${fault}`)
      await receiver[Symbol.asyncDispose]()
    }
  },
}

async function resumeWhenParked(url: string, token: string, id: string): Promise<void> {
  const giveUpAt = performance.now() + MAX_SETTLE_MS
  while (performance.now() < giveUpAt) {
    const { webhook } = await ask<{ webhook: { parkedReason: string | null } }>(url, token, STATE, { id })
    if (webhook.parkedReason === 'GONE') break
    await sleep(LOOK_EVERY_MS)
  }
  await ask(url, token, RESUME, { id })
}

function isNews({ kind }: Logged): boolean {
  return !kind.endsWith('_CHANGED') && !kind.startsWith('LIVE_POST_')
}

function webhookToken(): Promise<string> {
  return mintToken(TEST_SECRET, 'receivers', 'webhooks:write', TOKEN_SECONDS)
}
