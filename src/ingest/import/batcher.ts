import type { ArticleSubmission } from '../../../schema/submission.ts'
import type { Publish, PublishMany } from './publish.ts'

interface Waiting {
  readonly submission: ArticleSubmission
  readonly settle: PromiseWithResolvers<{ readonly changed: boolean }>
}

/**
 * Batches single calls: submissions that arrive while a batch is being published make up the next one, in order. The queue is
 * bounded by the concurrency of the callers.
 */
export function batcher(publishMany: PublishMany, maxItems: number): Publish {
  const waiting: Waiting[] = []
  let working = false
  const work = async () => {
    while (waiting.length > 0) await publishBatch(waiting.splice(0, maxItems), publishMany)
    working = false
  }
  return (submission) => {
    const settle = Promise.withResolvers<{ readonly changed: boolean }>()
    waiting.push({ submission, settle })
    if (!working) {
      working = true
      setImmediate(work)
    }
    return settle.promise
  }
}

async function publishBatch(batch: readonly Waiting[], publishMany: PublishMany): Promise<void> {
  try {
    const outcomes = await publishMany(batch.map(({ submission }) => submission))
    for (const [at, { settle }] of batch.entries()) {
      const outcome = outcomes[at] ?? { refused: new Error('Nothing became of it.') }
      if ('refused' in outcome) settle.reject(outcome.refused)
      else settle.resolve(outcome)
    }
  } catch (error) {
    for (const { settle } of batch) settle.reject(error)
  }
}
