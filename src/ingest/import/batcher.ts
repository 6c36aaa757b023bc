import type { ArticleSubmission } from '../../../schema/article/submission.ts'
import type { Publish, PublishMany } from './publish.ts'

interface Pending {
  readonly submission: ArticleSubmission
  readonly settle: PromiseWithResolvers<{ readonly changed: boolean }>
}

/**
 * Batches the calls that arrive while a batch is running into the next one, in order. The number of pending calls is bounded by
 * the concurrency of the callers.
 */
export function batcher(publishMany: PublishMany, maxItems: number): Publish {
  const pending: Pending[] = []
  let running = false
  const run = async () => {
    while (pending.length > 0) await publishBatch(pending.splice(0, maxItems), publishMany)
    running = false
  }
  return (submission) => {
    const settle = Promise.withResolvers<{ readonly changed: boolean }>()
    pending.push({ submission, settle })
    if (!running) {
      running = true
      setImmediate(run)
    }
    return settle.promise
  }
}

async function publishBatch(batch: readonly Pending[], publishMany: PublishMany): Promise<void> {
  try {
    const results = await publishMany(batch.map(({ submission }) => submission))
    for (const [at, { settle }] of batch.entries()) {
      const result = results[at] ?? { refused: new Error('The newsroom returned no result for this item.') }
      if ('refused' in result) settle.reject(result.refused)
      else settle.resolve(result)
    }
  } catch (error) {
    for (const { settle } of batch) settle.reject(error)
  }
}
