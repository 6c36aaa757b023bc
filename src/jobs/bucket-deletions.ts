import type { Query } from '../../db/connection/database.ts'
import { deleteNext } from '../../db/content/media/bucket-deletions.ts'
import { poll } from '../clock/poll.ts'

export interface BucketDeletionLimits {
  readonly everyMs: number
  readonly retryMs: number
}

/** Deletes folders of the bucket that are queued, and tries again until the bucket has done it. */
export function bucketDeletions(
  query: Query,
  deleteFolder: (folder: string) => Promise<void>,
  { everyMs, retryMs }: BucketDeletionLimits,
  onError: (error: unknown) => void,
): AsyncDisposable {
  let stopped = false
  const work = async () => {
    while (!stopped && (await deleteNext(query, deleteFolder)));
    return everyMs
  }
  const working = poll({ work, retryMs, onError })
  return {
    async [Symbol.asyncDispose]() {
      stopped = true
      await working[Symbol.asyncDispose]()
    },
  }
}
