import type { Query } from '../../db/connection/database.ts'
import type { LogRange } from '../../db/log/event-log.ts'
import type { Config } from '../config/config.ts'
import {
  BUCKET_DELETION_LIMITS,
  CDN_PURGE_LIMITS,
  HOUSEKEEPING_MS,
  PURGE_AGAIN_MS,
  RETENTION_LIMITS,
  SCHEDULE_LIMITS,
} from '../config/limits.ts'
import { cdnPurge, type PurgeReports } from '../http/cache/cdn-purge.ts'
import { bucketDeletions } from '../jobs/bucket-deletions.ts'
import { schedule } from '../jobs/due.ts'
import { housekeeping } from '../jobs/housekeeping.ts'
import { retention } from '../jobs/retention.ts'
import type { Bucket } from '../media/bucket.ts'

export interface JobHooks {
  /** Called after a scheduled change has appended to the log. */
  readonly wake: () => void
  /** The range of the log that this gateway has read. */
  readonly heard: () => LogRange
  /** The lowest position that a subscription of this gateway still needs. */
  readonly needed: () => number
  readonly onError: (error: unknown) => void
  readonly purges: PurgeReports
  /** Called when the bucket did not delete a folder, which is retried. */
  readonly onDeletionFailed: (error: unknown) => void
}

/**
 * Starts the background jobs: scheduled changes, retention of the log, expiry of idempotency keys, deletions from
 * the bucket and CDN purges.
 */
export function startJobs(
  query: Query,
  config: Config,
  bucket: Bucket,
  { wake, heard, needed, onError, purges, onDeletionFailed }: JobHooks,
): AsyncDisposable {
  const parts = new AsyncDisposableStack()
  if (config.CDN_PURGE_URL !== null) {
    const cdn = { url: config.CDN_PURGE_URL, token: config.CDN_PURGE_TOKEN }
    const againAfterMs = PURGE_AGAIN_MS + config.LOG_POLL_MS
    parts.use(cdnPurge(query, cdn, { ...CDN_PURGE_LIMITS, againAfterMs }, heard, purges))
  }
  parts.use(bucketDeletions(query, (folder) => bucket.deleteFolder(folder), BUCKET_DELETION_LIMITS, onDeletionFailed))
  parts.use(schedule(query, SCHEDULE_LIMITS, wake, onError))
  parts.use(housekeeping(query, { everyMs: HOUSEKEEPING_MS, idempotencyDays: config.IDEMPOTENCY_DAYS }, onError))
  const { EVENT_RETENTION: maxAgeSeconds, EVENT_RETENTION_COUNT: maxEvents } = config
  parts.use(retention(query, { ...RETENTION_LIMITS, maxAgeSeconds, maxEvents }, needed, onError))
  return parts
}
