import type { GraphQLError } from 'graphql'
import type { Transaction } from '../../db/connection/database.ts'
import { slugOf } from '../../db/content/slug.ts'
import { mintSlug, ownsSlug } from '../../db/content/slugs.ts'
import { badInput } from '../../schema/problem.ts'
import type { LockedSubmission } from './locked-submission.ts'

/** The slug that the article is to get: the submitted one, or one minted from the headline. Null if it keeps its own. */
export function requestedSlug({ articleId, article, submission }: LockedSubmission): string | null {
  const { slug, headline } = submission
  if (article) return slug === article.slug ? null : slug
  return slug ?? (slugOf(headline) || `article-${articleId.slice(-12)}`)
}

/** The slug that the article gets. `claimed` are the articles that got the requested one. */
export async function slugFor(
  tx: Transaction,
  locked: LockedSubmission,
  claimed: ReadonlySet<string>,
): Promise<string | GraphQLError> {
  const { articleId, article, submission } = locked
  const slug = requestedSlug(locked)
  if (slug === null) return article?.slug ?? articleId
  if (claimed.has(articleId)) return slug
  if (submission.slug === null) return mintSlug(tx, slug, articleId)
  if (await ownsSlug(tx, slug, articleId)) return slug
  return badInput([{ path: ['input', 'slug'], message: `another article has or had the slug "${slug}"` }])
}
