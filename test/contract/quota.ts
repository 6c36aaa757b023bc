import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Quota, QuotaLimits } from '../../src/quota/quota.ts'

/** The contract of every rate limiter. */
export function quotaContract(name: string, open: (limits: QuotaLimits) => Promise<Quota>): void {
  const limits = { windowSeconds: 60, most: { address: 2, subject: 3 }, maxNames: 100 }
  /** Redis is shared, so each test has its own name. */
  const somebody = () => crypto.randomUUID()

  test(`${name}: a subject over the limit is refused, and no other is`, async () => {
    await using quota = await open(limits)
    const [one, other] = [somebody(), somebody()]
    expect([await quota.take('address', one), await quota.take('address', one)]).toEqual([null, null])
    expect(withinAMinute(await quota.take('address', one))).toBe(true)
    expect(await quota.take('address', other)).toBeNull()
  })

  test(`${name}: a subject is counted apart from an address of the same name, up to its own limit`, async () => {
    await using quota = await open(limits)
    const one = somebody()
    const taken = []
    for (let count = 0; count < 4; count++) {
      const [address, subject] = await Promise.all([quota.take('address', one), quota.take('subject', one)])
      taken.push([address === null, subject === null])
    }
    expect(taken).toEqual([
      [true, true],
      [true, true],
      [false, true],
      [false, false],
    ])
  })

  test(`${name}: what is dear counts as often as its price`, async () => {
    await using quota = await open({ ...limits, most: { address: 10, subject: 3 } })
    const one = somebody()
    expect([await quota.take('address', one, 7), await quota.take('address', one, 3)]).toEqual([null, null])
    expect(withinAMinute(await quota.take('address', one))).toBe(true)
  })

  test(`${name}: a subject that waits as long as it was told is admitted, however often it asked meanwhile`, async () => {
    await using quota = await open({ ...limits, windowSeconds: 2 })
    const back: Promise<number | null>[] = []
    // Sequentially: some wait exactly `retryAfter` and return in the millisecond in which their window ends.
    for (let waiting = 0; waiting < 50; waiting++) {
      const one = somebody()
      let seconds: number | null = null
      for (let count = 0; seconds === null && count < 1_000; count++) seconds = await quota.take('address', one)
      expect(seconds).not.toBeNull()
      back.push(sleep(Number(seconds) * 1_000).then(() => quota.take('address', one)))
      await quota.take('address', one)
    }
    expect(await Promise.all(back)).toEqual(back.map(() => null))
  })

  test(`${name}: of many who ask at once exactly so many are let in`, async () => {
    await using quota = await open({ ...limits, most: { address: 20, subject: 3 } })
    const one = somebody()
    const taken = await Promise.all(Array.from({ length: 50 }, () => quota.take('address', one)))
    expect(taken.filter((seconds) => seconds === null)).toHaveLength(20)
  })
}

export function withinAMinute(seconds: unknown): boolean {
  return Number.isInteger(seconds) && Number(seconds) >= 1 && Number(seconds) <= 60
}
