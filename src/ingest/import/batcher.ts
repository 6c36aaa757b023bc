import type { IntakeResult } from '../../../schema/feed/intake-item.ts'
import type { Brought, Take, TakeMany } from './take.ts'

interface Pending {
  readonly brought: Brought
  readonly settle: PromiseWithResolvers<IntakeResult>
}

/**
 * Batches the calls that arrive while a batch is running into the next one, in order. The number of pending calls is bounded by
 * the concurrency of the callers.
 */
export function batcher(takeMany: TakeMany, maxItems: number): Take {
  const pending: Pending[] = []
  let running = false
  const run = async () => {
    while (pending.length > 0) await takeBatch(pending.splice(0, maxItems), takeMany)
    running = false
  }
  return (brought) => {
    const settle = Promise.withResolvers<IntakeResult>()
    pending.push({ brought, settle })
    if (!running) {
      running = true
      setImmediate(run)
    }
    return settle.promise
  }
}

async function takeBatch(batch: readonly Pending[], takeMany: TakeMany): Promise<void> {
  try {
    const results = await takeMany(batch.map(({ brought }) => brought))
    for (const [at, { settle }] of batch.entries()) {
      const result = results[at] ?? { failed: new Error('The newsroom returned no result for this item.') }
      if ('failed' in result) settle.reject(result.failed)
      else settle.resolve(result)
    }
  } catch (error) {
    for (const { settle } of batch) settle.reject(error)
  }
}
