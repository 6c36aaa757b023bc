import { expect, test } from 'vitest'
import { retry } from '../../src/clock/retry.ts'

/** Fails so many times, then returns how often it was called. */
function failing(times: number): () => Promise<number> {
  let calls = 0
  return async () => {
    if (++calls <= times) throw new Error(`failure ${calls}`)
    return calls
  }
}

test('work is retried until it succeeds, after the delay that its error is given', async () => {
  const errors: string[] = []
  const result = await retry(failing(2), (error) => {
    errors.push(String(error))
    return 1
  })
  expect(result).toBe(3)
  expect(errors).toEqual(['Error: failure 1', 'Error: failure 2'])
})

test('the last error is thrown when there is no further delay', async () => {
  const delaysMs = [1, 1, null]
  await expect(retry(failing(5), () => delaysMs.shift() ?? null)).rejects.toThrow('failure 3')
})
