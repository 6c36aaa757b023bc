import { articleByName } from '../../db/content/article.ts'
import { curationBySlug } from '../../db/content/curation/curation.ts'
import type { ArticleName } from '../article/article-name.ts'
import type { Context } from '../context.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { seesDrafts } from '../viewer/viewer.ts'

/**
 * Where in `names` the viewer names articles that do not exist, as far as they can know: neither public, nor by their id on the list, which
 * they may read.
 */
export async function unknownTo(
  context: Context,
  slug: string,
  names: readonly ArticleName[],
): Promise<readonly number[]> {
  if (seesDrafts(context.viewer)) return []
  const curation = await loadOne(context, curationBySlug, { slug }, undefined)
  const isKnown = async ({ by, value }: ArticleName) =>
    (by === 'id' && curation?.articleIds.includes(value)) ||
    (await loadOne(context, articleByName, { name: value }, { by, all: false })) !== null
  const known = await Promise.all(names.map(isKnown))
  return known.flatMap((is, at) => (is ? [] : at))
}
