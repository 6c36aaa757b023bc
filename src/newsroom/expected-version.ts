import type { GraphQLError } from 'graphql'
import type { Transaction } from '../../db/connection/database.ts'
import type { StoredArticle } from '../../db/content/lock-articles.ts'
import { contentOfVersion, versionsAfter } from '../../db/content/versions/article-versions.ts'
import { changedFields } from '../../db/content/versions/changed-fields.ts'
import { type Conflict, conflict } from '../../schema/errors.ts'
import { seesDrafts, type Viewer } from '../../schema/viewer/viewer.ts'

/** A refusal that lists more changes than this helps nobody. */
const MAX_CHANGES = 20

/**
 * Refuses a change that was made of another version than the latest one. Who may read versions is told what has changed since, by whom
 * and when; others only the number of the latest one. Null if it may be made.
 */
export async function versionConflict(
  tx: Transaction,
  { id, latestVersion }: Pick<StoredArticle, 'id' | 'latestVersion'>,
  expected: number | null,
  by: Viewer,
): Promise<GraphQLError | null> {
  if (expected === null || expected === latestVersion) return null
  if (!seesDrafts(by)) return outdated(latestVersion, expected)
  const [before, now] = [await contentOfVersion(tx, id, expected), await contentOfVersion(tx, id, latestVersion)]
  return outdated(latestVersion, expected, {
    changedFields: before && now ? changedFields(before, now) : null,
    changes: before ? await versionsAfter(tx, id, expected, MAX_CHANGES) : [],
  })
}

/** For what has a version and no content to compare. */
export function outdated(stored: number, expected: number, details: object = {}): GraphQLError {
  const message = `The stored version is ${stored}, not ${expected}. Read it, then decide again.`
  const reason: Conflict = { reason: 'VERSION', ...details }
  return conflict(message, stored, reason)
}
