import { GraphQLError } from 'graphql'
import type { Transaction } from '../../db/connection/database.ts'
import { lockArticles } from '../../db/content/article-identity.ts'
import { setDueChange } from '../../db/news/due-changes.ts'
import { makeAllPublic, type Publication } from '../../db/news/publication.ts'
import { badInput } from '../../schema/problem.ts'
import type { CheckedSubmission } from './checked-submission.ts'
import type { Outcome } from './once.ts'
import type { Story } from './story.ts'
import { type WrittenVersion, writeVersions } from './write-version.ts'

/**
 * Creates or replaces articles by their uris and makes the versions public, now or when their time comes, with their
 * events in the order given, in the caller's transaction. What is refused comes back as its error in its place. The
 * stories are as `writeVersions` wants them.
 */
export async function publishAll(
  tx: Transaction,
  stories: readonly Omit<Story, 'stored'>[],
  by: string | null,
): Promise<(Outcome | GraphQLError)[]> {
  const uris = stories.map(({ uri }) => uri)
  const { stored, now } = await lockArticles(tx, uris)
  const held: Story[] = stories.map((story) => ({ ...story, stored: stored.get(story.uri) ?? null }))
  const settled = held.map((story) => unchanged(story) ?? expired(story.submission, now))
  const open = held.filter((_, at) => settled[at] === null)
  const written = await writeVersions(tx, now, open, by)
  const released = await release(tx, now, open, written)
  const outcomes = released.values()
  return settled.flatMap((outcome) => outcome ?? outcomes.next().value ?? [])
}

/** Makes what was written public, or notes when it will be. */
async function release(
  tx: Transaction,
  now: Date,
  stories: readonly Story[],
  written: readonly (WrittenVersion | GraphQLError)[],
): Promise<(Outcome | GraphQLError)[]> {
  const publications: Publication[] = []
  for (const [at, { submission, stored }] of stories.entries()) {
    const version = written[at]
    if (version === undefined || version instanceof GraphQLError) continue
    const dueAt = laterOf(submission.publishAt, submission.embargoedUntil)
    if (dueAt && dueAt > now) {
      await setDueChange(tx, version.articleId, 'PUBLISH', version.version, dueAt)
    } else {
      const kind = stored?.state === 'USABLE' ? 'UPDATED' : 'PUBLISHED'
      publications.push({ ...version, kind, publishedAt: stored?.publishedAt ?? dueAt ?? now, note: null })
    }
  }
  const eventIds = await makeAllPublic(tx, publications)
  return written.map((version) =>
    version instanceof GraphQLError
      ? version
      : { ...version, eventId: eventIds.get(version.articleId) ?? null, changed: true },
  )
}

/** An item that its source gives again. */
function unchanged({ stored, submission }: Story): Outcome | null {
  if (!stored || submission.sourceDigest === null || stored.sourceDigest !== submission.sourceDigest) return null
  return { articleId: stored.id, version: stored.latestVersion, eventId: null, changed: false }
}

function expired({ publishAt, embargoedUntil, expiresAt }: CheckedSubmission, now: Date): GraphQLError | null {
  if (expiresAt === null || expiresAt > laterOf(now, laterOf(publishAt, embargoedUntil))) return null
  return badInput([{ path: ['input', 'expiresAt'], message: 'must be later than its publication' }])
}

function laterOf(one: Date, other: Date | null): Date
function laterOf(one: Date | null, other: Date | null): Date | null
function laterOf(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
