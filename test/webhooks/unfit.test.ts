import { describe, expect, test } from 'vitest'
import { logRange } from '../../db/log/event-log.ts'
import { claimDueWebhooks } from '../../db/webhooks/claims.ts'
import { webhookById } from '../../db/webhooks/webhook.ts'
import { Delivery } from '../../src/webhooks/delivery.ts'
import { backends } from '../backends.ts'
import { openPublisher } from '../publisher.ts'
import { storeWebhook } from './stored-webhook.ts'

const LIMITS = { timeoutMs: 1_000, graceMs: 0, retryMs: 10, patienceSeconds: 60 }
const nothing = () => {}

describe.each(backends)('on $name', (backend) => {
  /** Begins to deliver for a webhook at position 5; returns how it is stored then, and what was reported. */
  async function begin(range: object, problem: string | null = null) {
    await using publisher = await openPublisher(backend)
    const { query } = publisher
    const { id } = await storeWebhook(query, { position: 5 })
    const [claimed] = await claimDueWebhooks(query, 60_000, 1)
    if (!claimed) throw new Error('nothing was claimed')
    const reported: unknown[] = []
    const services = {
      query,
      // Nothing is delivered: it must end before.
      hub: Object.create(null),
      logRange: async () => ({ ...(await logRange(query)), oldest: 1, head: 9, ...range }),
      operationOf: async () => ({ problem: problem ?? 'never asked' }),
      post: () => Promise.reject(new Error('nothing is sent')),
      limits: LIMITS,
      reports: {
        acknowledged: nothing,
        failed: nothing,
        onError: nothing,
        parked: (_webhook: object, reason: string) => reported.push(reason),
      },
    }
    expect(await Delivery.begin(claimed, services, () => Number.POSITIVE_INFINITY, nothing)).toBe(null)
    const stored = await webhookById(query, id)
    return {
      parked: stored?.parked,
      claim: stored?.claim,
      position: stored?.position,
      problem: stored?.last_problem,
      reported,
    }
  }

  test('where the log was pruned beyond its cursor a webhook is parked, because going on would be a silent gap', async () => {
    expect(await begin({ oldest: 7 })).toMatchObject({
      parked: 'LOG_PRUNED',
      claim: null,
      position: 5,
      reported: ['LOG_PRUNED'],
    })
    // Position 6 is the next.
    expect(await begin({ oldest: 6 }, 'bad')).toMatchObject({ parked: 'QUERY_INVALID', problem: 'bad' })
  })

  test('a webhook of another log is parked', async () => {
    expect(await begin({ epoch: crypto.randomUUID() })).toMatchObject({ parked: 'LOG_RESTORED' })
    expect(await begin({ head: 4 })).toMatchObject({ parked: 'LOG_RESTORED' })
  })
})
