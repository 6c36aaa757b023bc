import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import { fillCharged } from '../../../src/http/cache/rate-limited-fill.ts'
import { ResponseCache } from '../../../src/http/cache/store.ts'

const LIMITS = { maxBytes: 1_000_000, maxAgeMs: 60_000, maxTags: 100, maxAttempts: 3 }
const ANSWER = { status: 200, headers: {}, body: Buffer.from('news'), position: 1, nextDueMs: null, shareable: true }
const REFUSAL = new GraphQLError('too much')

/** A cache, and all who ask it for the same: each is let in or refused, in this order. */
function askedBy(...admitted: readonly boolean[]) {
  const cache = new ResponseCache(LIMITS)
  const counts = { made: 0, charged: 0 }
  const make = async () => {
    counts.made++
    return ANSWER
  }
  const outcomes = admitted.map(async (isAdmitted) => {
    const charge = async () => {
      counts.charged++
      return isAdmitted ? null : REFUSAL
    }
    const kept = await fillCharged(cache, 'key', { make, charge }).catch((error: unknown) => error)
    return kept === REFUSAL ? 'refused' : 'answered'
  })
  return { outcomes: Promise.all(outcomes), counts }
}

test('of concurrent identical requests only the first is counted', async () => {
  const { outcomes, counts } = askedBy(true, false, true, false)
  expect(await outcomes).toEqual(['answered', 'answered', 'answered', 'answered'])
  expect(counts).toEqual({ made: 1, charged: 1 })
})

test('where the first is refused, each of the others is counted for itself, and it is made once', async () => {
  const { outcomes, counts } = askedBy(false, true, false, true)
  expect(await outcomes).toEqual(['refused', 'answered', 'refused', 'answered'])
  expect(counts).toEqual({ made: 1, charged: 4 })
})

test('a failed execution is not a refusal for the requests that wait for it', async () => {
  const cache = new ResponseCache(LIMITS)
  const broken = new Error('no database')
  const make = () => Promise.reject(broken)
  const asked = Array.from({ length: 3 }, () => fillCharged(cache, 'key', { make, charge: async () => null }))
  for (const outcome of await Promise.allSettled(asked)) expect(outcome).toMatchObject({ reason: broken })
})
