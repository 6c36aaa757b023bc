import { describe, expect, test, vi } from 'vitest'
import type { LogRange } from '../../db/log/event-log.ts'
import { catchUp } from '../../src/log/catch-up.ts'

const LIMITS = { patienceMs: 10_000, retryMs: 500 }

/** A log whose reads the test resolves. */
function held() {
  const reads: PromiseWithResolvers<LogRange>[] = []
  return {
    reads,
    log: {
      range() {
        const read = Promise.withResolvers<LogRange>()
        reads.push(read)
        return read.promise
      },
    },
    end: (at: number, head: number) => reads[at]?.resolve({ epoch: 'e', oldest: 1, head }),
  }
}

/** A follower that, when woken, advances as far as the test says. */
function listener(reached: () => number) {
  const follower = {
    head: 0,
    wakes: 0,
    async wake() {
      follower.wakes++
      await null
      follower.head = reached()
    },
  }
  return follower
}

describe('how far the log reaches, for those who resume', () => {
  test('a thousand concurrent calls share one read, and calls during it share the next', async () => {
    const { log, reads, end } = held()
    const ask = catchUp(
      log,
      listener(() => 7),
      LIMITS,
    )
    const first = Array.from({ length: 1_000 }, () => ask())
    await vi.waitFor(() => expect(reads).toHaveLength(1))
    const late = Array.from({ length: 1_000 }, () => ask())
    end(0, 7)
    expect(new Set((await Promise.all(first)).map(({ head }) => head))).toEqual(new Set([7]))
    await vi.waitFor(() => expect(reads).toHaveLength(2))
    end(1, 8)
    expect(new Set((await Promise.all(late)).map(({ head }) => head))).toEqual(new Set([8]))
    expect(reads).toHaveLength(2)
  })

  test('calls resolve once the follower has read that far', async () => {
    const { log, end } = held()
    const follower = listener(() => 5)
    const ask = catchUp(log, follower, LIMITS)
    const answer = ask().then(() => follower.head)
    await Promise.resolve()
    end(0, 5)
    expect(await answer).toBe(5)
    expect(follower.wakes).toBe(1)
  })

  test('a failing read is retried for some seconds, then the error is thrown', async () => {
    let away = true
    let asked = 0
    const range = async () => {
      asked++
      if (away) throw new Error('away')
      return { epoch: 'e', oldest: 1, head: 0 }
    }
    const follower = listener(() => 0)
    const patient = catchUp({ range }, follower, { patienceMs: 60_000, retryMs: 10 })()
    await vi.waitFor(() => expect(asked).toBeGreaterThan(3))
    away = false
    await expect(patient).resolves.toMatchObject({ head: 0 })
    away = true
    await expect(catchUp({ range }, follower, { patienceMs: 50, retryMs: 10 })()).rejects.toThrow('away')
  })
})
