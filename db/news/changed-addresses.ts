import type { Query } from '../connection/database.ts'

/** What makes the addresses of articles that are or were public. A killed one has none any more. */
export function addressesOf(
  query: Query,
  ids: readonly string[],
): Promise<{ readonly slug: string; readonly language: string }[]> {
  return query
    .selectFrom('article as a')
    .innerJoin('article_version as v', (join) =>
      join.onRef('v.article_id', '=', 'a.id').onRef('v.version', '=', 'a.version'),
    )
    .select(['v.slug', 'v.language'])
    .where('a.id', 'in', ids)
    .where('a.state', 'in', ['PUBLISHED', 'WITHHELD', 'EXPIRED'])
    .execute()
}
