import type { Query } from '../../db/connection/database.ts'
import { articlesOfNames } from '../../db/content/articles-of-names.ts'
import { deletePreviewLinks, insertPreviewLink, type StoredPreviewLink } from '../../db/tokens/preview-links.ts'
import { badInput, notFound } from '../../schema/errors.ts'
import type { LinksToRevoke } from '../../schema/preview/preview-links.ts'

/** @throws BAD_USER_INPUT if the article has too many links */
export async function recordPreviewLink(query: Query, link: StoredPreviewLink): Promise<void> {
  if (await insertPreviewLink(query, link)) return
  throw badInput([{ path: ['input', 'article'], message: 'has too many links: revoke them, then make a new one' }])
}

/** Ends a link, or all links of an article: no gateway opens them any more. @throws NOT_FOUND */
export async function revokePreviewLinks(query: Query, of: LinksToRevoke): Promise<number> {
  if ('id' in of) {
    const revoked = await deletePreviewLinks(query, of)
    if (revoked === 0) throw notFound('preview link of this id')
    return revoked
  }
  const [article] = await articlesOfNames(query, [of.article])
  if (!article) throw notFound(`article of this ${of.article.by}`)
  return deletePreviewLinks(query, { articleId: article.id })
}
