import type { GraphQLError } from 'graphql'
import { v7 as uuidv7 } from 'uuid'
import type { Block } from '../../db/block.ts'
import type { Transaction } from '../../db/connection/database.ts'
import type { StoredArticle } from '../../db/content/article-identity.ts'
import { type Known, type Named, place } from '../../db/content/references.ts'
import { slugOf } from '../../db/content/slug.ts'
import { mintSlug, ownsSlug } from '../../db/content/slugs.ts'
import { badInput, conflict } from '../../schema/problem.ts'
import type { CheckedSubmission } from './checked-submission.ts'
import { namedIn } from './named.ts'

/** A submission for an article that is held by `lockArticle`, with what that gave. */
export interface Story {
  readonly uri: string
  readonly stored: StoredArticle | null
  readonly submission: CheckedSubmission
}

/** A story on its way to become a version. */
export interface Draft extends Story {
  readonly articleId: string
  readonly named: readonly Named[]
  /** The slug that it asks for; null when it keeps the one it has. */
  readonly newSlug: string | null
}

export function draftOf({ uri, stored, submission: given }: Story): Draft {
  const submission = { ...given, body: bodyOf(stored, given) }
  const articleId = stored?.id ?? uuidv7()
  const newSlug = stored
    ? submission.slug
    : (submission.slug ?? (slugOf(submission.headline) || `article-${articleId.slice(-12)}`))
  return {
    uri,
    stored,
    submission,
    articleId,
    named: namedIn(submission),
    newSlug: newSlug === stored?.slug ? null : newSlug,
  }
}

/** Entries of a live blog stay, unless the submission brings its own. */
function bodyOf(stored: StoredArticle | null, { body }: CheckedSubmission): readonly Block[] {
  return body.some(({ type }) => type === 'live-post') ? body : [...(stored?.livePosts ?? []), ...body]
}

/** Why it cannot become a version, as far as that shows without a write. */
export function refusalOf({ stored, submission }: Draft, known: Known): GraphQLError | null {
  const { expectedVersion, section, translationOf } = submission
  const current = stored?.latestVersion ?? 0
  if (expectedVersion !== null && expectedVersion !== current) {
    return conflict(`The stored version is ${current}, not ${expectedVersion}. Read it, then decide again.`, current)
  }
  if (stored?.state === 'CANCELED') return conflict('This article was killed. Publish under another uri.', current)
  if (!known.has(place('section', section))) {
    return badInput([{ path: ['input', 'section'], message: `there is no section "${section}"` }])
  }
  if (translationOf !== null && !known.has(place('translation', translationOf))) {
    const message = `there is no article with the uri "${translationOf}"`
    return badInput([{ path: ['input', 'translationOf'], message }])
  }
  return null
}

/** The slug it gets. `got` are the articles that were given the one they asked for. */
export async function slugFor(tx: Transaction, draft: Draft, got: ReadonlySet<string>): Promise<string | GraphQLError> {
  const { articleId, stored, submission, newSlug } = draft
  if (newSlug === null) return stored?.slug ?? articleId
  if (got.has(articleId)) return newSlug
  if (submission.slug === null) return mintSlug(tx, newSlug, articleId)
  if (await ownsSlug(tx, newSlug, articleId)) return newSlug
  return badInput([{ path: ['input', 'slug'], message: `another article has or had the slug "${newSlug}"` }])
}
