import { describe, expect, test } from 'vitest'
import { claimDueWebhooks, renewHeld } from '../../db/webhooks/claims.ts'
import { acknowledge, park, postpone, release } from '../../db/webhooks/outcomes.ts'
import { resumeWebhook, rewindWebhook, webhookById } from '../../db/webhooks/webhook.ts'
import { backends } from '../backends.ts'
import { openMigrated } from '../open-database.ts'
import { storeWebhook } from './stored-webhook.ts'

const LEASE_MS = 600_000
const FAILURE = { problem: 'the receiver responded with 500', retryInMs: 0, patienceSeconds: 3_600 }

describe.each(backends)('on $name', (backend) => {
  async function open() {
    await using opened = new AsyncDisposableStack()
    const { query } = opened.use(await openMigrated(opened.use(await backend.open())))
    const parts = opened.move()
    return { query, [Symbol.asyncDispose]: () => parts.disposeAsync() }
  }

  test('of many gateways that look at once, one gets each webhook', async () => {
    await using opened = await open()
    const { query } = opened
    for (let count = 0; count < 10; count++) await storeWebhook(query)
    const claimed = await Promise.all(Array.from({ length: 8 }, () => claimDueWebhooks(query, LEASE_MS, 3)))
    const ids = claimed.flat().map(({ id }) => id)
    expect(ids).toHaveLength(10)
    expect(new Set(ids).size).toBe(10)
    expect(await claimDueWebhooks(query, LEASE_MS, 3)).toEqual([])
  })

  test('a claim that is not renewed goes to another gateway, whose next message may be a repetition', async () => {
    await using opened = await open()
    const { query } = opened
    await storeWebhook(query)
    const [lapsed] = await claimDueWebhooks(query, -1, 1)
    const [taken] = await claimDueWebhooks(query, LEASE_MS, 1)
    if (!lapsed || !taken) throw new Error('nothing was claimed')
    expect([lapsed.attempts, taken.attempts]).toEqual([0, 1])
    expect(await renewHeld(query, LEASE_MS, [lapsed])).toEqual([])
    expect(await acknowledge(query, { ...lapsed, position: 7 })).toBe(false)
    expect(await renewHeld(query, LEASE_MS, [{ ...taken, position: 3 }])).toEqual([{ claim: taken.claim, revision: 1 }])
    expect(await acknowledge(query, { ...taken, position: 7 })).toBe(true)
    expect(await webhookById(query, taken.id)).toMatchObject({ position: 7, attempts: 0 })
  })

  test('what a gateway knows from before a change is not stored', async () => {
    await using opened = await open()
    const { query } = opened
    const { id, epoch } = await storeWebhook(query)
    const [claimed] = await claimDueWebhooks(query, LEASE_MS, 1)
    if (!claimed) throw new Error('nothing was claimed')
    expect(await acknowledge(query, { ...claimed, position: 9 })).toBe(true)
    await rewindWebhook(query, id, 2, { epoch, head: 12 })
    expect(await acknowledge(query, { ...claimed, position: 10 })).toBe(false)
    expect(await renewHeld(query, LEASE_MS, [{ ...claimed, position: 10 }])).toEqual([
      { claim: claimed.claim, revision: 2 },
    ])
    expect(await webhookById(query, id)).toMatchObject({ position: 2, replayed_to: 12 })
  })

  test('a failure counts until an acknowledgement; after too long the webhook is parked until it is resumed', async () => {
    await using opened = await open()
    const { query } = opened
    const { id } = await storeWebhook(query)
    const fail = async (failure: object) => {
      const [claimed] = await claimDueWebhooks(query, LEASE_MS, 1)
      return claimed && postpone(query, claimed.claim, { ...FAILURE, ...failure })
    }
    expect(await fail({})).toBe(false)
    expect(await fail({})).toBe(false)
    expect(await webhookById(query, id)).toMatchObject({ attempts: 2, last_problem: FAILURE.problem, parked: null })
    expect(await fail({ patienceSeconds: -1 })).toBe(true)
    expect(await webhookById(query, id)).toMatchObject({ parked: 'FAILING' })
    expect(await claimDueWebhooks(query, LEASE_MS, 1)).toEqual([])
    await resumeWebhook(query, id)
    expect(await webhookById(query, id)).toMatchObject({ attempts: 3, parked: null, failing_since: null })
    expect(await fail({ retryInMs: 3_600_000 })).toBe(false)
    expect(await claimDueWebhooks(query, LEASE_MS, 1)).toEqual([])
  })

  test('a replay marks what was acknowledged before, and what may have been received', async () => {
    await using opened = await open()
    const { query } = opened
    const { id, epoch } = await storeWebhook(query, { position: 9 })
    expect(await rewindWebhook(query, id, 2, { epoch, head: 12 })).toMatchObject({ position: 2, replayed_to: 9 })
    expect(await rewindWebhook(query, id, 1, { epoch, head: 12 })).toMatchObject({ position: 1, replayed_to: 9 })
    const [claimed] = await claimDueWebhooks(query, LEASE_MS, 1)
    await release(query, claimed?.claim ?? '', true)
    expect(await rewindWebhook(query, id, 0, { epoch, head: 12 })).toMatchObject({ attempts: 0, replayed_to: 12 })
    const other = crypto.randomUUID()
    expect(await rewindWebhook(query, id, 3, { epoch: other, head: 4 })).toMatchObject({ position: 3, replayed_to: 0 })
  })

  test('a claim that is given up is free for the next gateway', async () => {
    await using opened = await open()
    const { query } = opened
    const { id } = await storeWebhook(query)
    for (const attempted of [false, true]) {
      const [claimed] = await claimDueWebhooks(query, LEASE_MS, 1)
      if (!claimed) throw new Error('nothing was claimed')
      await release(query, claimed.claim, attempted)
    }
    const [claimed] = await claimDueWebhooks(query, LEASE_MS, 1)
    expect(claimed?.attempts).toBe(1)
    await park(query, claimed?.claim ?? '', 'GONE', 'the receiver responded with 410')
    expect(await webhookById(query, id)).toMatchObject({ parked: 'GONE', claim: null })
  })
})
