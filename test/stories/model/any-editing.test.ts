import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openNewsroom } from '../../newsroom.ts'
import { openRun } from './run.ts'
import { step } from './steps.ts'

/** MODEL_STEPS does more, MODEL_SEED repeats what failed. */
const STEPS = Number(process.env.MODEL_STEPS ?? 1_000)
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 1_000_000)
const STEPS_PER_RUN = 50
/** After the first failure shorter sequences are tried for this long. */
const MAX_SHRINKING_MS = 60_000

describe.each(backends)('on $name', (backend) => {
  test(`after every one of ${STEPS} steps by readers, drafters and editors all reads and events are as in the model (seed ${SEED})`, {
    timeout: 120_000 + STEPS * 400,
  }, async () => {
    await using newsroom = await openNewsroom(backend)
    let runs = 0
    let done = 0
    let failedAt = Infinity
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: STEPS_PER_RUN, maxLength: STEPS_PER_RUN }), async (steps) => {
        if (Date.now() - failedAt > MAX_SHRINKING_MS) return
        try {
          await using run = await openRun(newsroom, `zq${word(++runs)}`)
          for (const one of steps) {
            await run.step(one)
            done++
          }
          await run.end()
        } catch (error) {
          failedAt = Math.min(failedAt, Date.now())
          throw error
        }
      }),
      { seed: SEED, numRuns: Math.ceil(STEPS / STEPS_PER_RUN) },
    )
    expect(done).toBeGreaterThanOrEqual(STEPS)
  })
})

/** A word of its own for each run, of letters that no stemmer takes away. */
function word(number: number): string {
  return [...String(number)].map((digit) => 'bcdfghjkmn'[Number(digit)]).join('')
}
