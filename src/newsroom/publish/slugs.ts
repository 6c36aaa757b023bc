import type { GraphQLError } from 'graphql'
import type { Transaction } from '../../../db/connection/database.ts'
import { mintSlug, ownsSlug } from '../../../db/content/slugs.ts'
import { badInput } from '../../../schema/errors.ts'
import type { LockedSubmission } from './locked-submission.ts'

/** An article that asks for a slug. */
interface Claiming extends Pick<LockedSubmission, 'articleId' | 'article' | 'requestedSlug'> {
  readonly submission: Pick<LockedSubmission['submission'], 'slug'>
}

/** The slug that the article gets. `claimed` are the articles that got the requested one. */
export async function slugFor(
  tx: Transaction,
  { articleId, article, submission, requestedSlug: slug }: Claiming,
  claimed: ReadonlySet<string>,
): Promise<string | GraphQLError> {
  if (slug === null) return article?.slug ?? articleId
  if (claimed.has(articleId)) return slug
  if (submission.slug === null) return mintSlug(tx, slug, articleId)
  if (await ownsSlug(tx, slug, articleId)) return slug
  return badInput([{ path: ['input', 'slug'], message: `another article has or had the slug "${slug}"` }])
}
