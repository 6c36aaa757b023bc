import { type RawBuilder, sql } from 'kysely'
import type { Given } from '../relation/relation.ts'
import { conditions, every, facetLists, IS_PUBLIC, type NewsFilter } from './news-filter.ts'

/** The sort key of a list of news: newest first, ties broken by id. */
export interface NewsKey {
  readonly publishedAt: Date
  readonly id: string
}

/** A sort key whose parts may be SQL. */
type GivenKey = { readonly [Part in keyof NewsKey]: Given<NewsKey[Part]> }

/** A window of a list: the first `limit` edges, or the last if `backward`, between two keys (exclusive). */
export interface NewsWindow {
  readonly limit: number
  readonly backward: boolean
  readonly after?: GivenKey
  readonly before?: GivenKey
}

/** Whether the window is read from an index of `article`, not of `listing`. */
export function walksArticles(facet: RawBuilder<unknown> | null, filter: NewsFilter): boolean {
  return facet === null && facetLists(filter).length === 0
}

/**
 * Selects `id` and `published_at` of the window, and of `more` rows beyond it, among the articles listed by the facet, or all news
 * for null. If `walksArticles`, it selects all columns of `article`.
 */
export function newsFound(
  facet: RawBuilder<unknown> | null,
  filter: NewsFilter,
  window: NewsWindow,
  more: number,
): RawBuilder<unknown> {
  const lists = facetLists(filter)
  const listed = facet !== null
  const cut = sql`limit ${sql.lit(window.limit + more)}`
  // The most selective list drives the query: a range scan of the index for each of its facets, merged.
  const lead = listed ? undefined : lists[0]
  const walk = (of: RawBuilder<unknown>) => sql`
    select l.article_id as id, l.published_at
    from ${listings(conditions(filter, listed ? lists : lists.slice(1)))}
    where ${every([sql`l.facet_id = ${of}`, ...bounds(sql`(l.published_at, l.article_id)`, window)])}
    ${ordered(sql`l.published_at`, sql`l.article_id`, window)} ${cut}`
  if (facet) return walk(facet)
  if (lead) {
    return sql`
      select distinct m.id, m.published_at
      from unnest(${lead}::uuid[]) as facet(id) cross join lateral (${walk(sql`facet.id`)}) m
      ${ordered(sql`m.published_at`, sql`m.id`, window)} ${cut}`
  }
  return sql`
    select a.* from article a
    where ${every([IS_PUBLIC, ...conditions(filter, []), ...bounds(sql`(a.published_at, a.id)`, window)])}
    ${ordered(sql`a.published_at`, sql`a.id`, window)} ${cut}`
}

/**
 * Listings, which exist for public articles only, whose articles meet the conditions. `offset 0` is an optimisation fence: the
 * planner scans listings in index order until the window is full, instead of reading all articles first.
 */
function listings(wanted: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  if (wanted.length === 0) return sql`listing l`
  return sql`listing l cross join lateral (
    select from article a where ${every([sql`a.id = l.article_id`, ...wanted])} offset 0
  ) met`
}

function bounds(key: RawBuilder<unknown>, { after, before }: NewsWindow): RawBuilder<unknown>[] {
  return [
    after && sql`${key} < (${after.publishedAt}::timestamptz, ${after.id}::uuid)`,
    before && sql`${key} > (${before.publishedAt}::timestamptz, ${before.id}::uuid)`,
  ].filter((bound) => bound !== undefined)
}

function ordered(publishedAt: RawBuilder<unknown>, id: RawBuilder<unknown>, window: NewsWindow): RawBuilder<unknown> {
  const direction = window.backward ? sql`asc` : sql`desc`
  return sql`order by ${publishedAt} ${direction}, ${id} ${direction}`
}

/** The number of articles that the facet lists, or of all news for null. */
export function newsCount(facet: RawBuilder<unknown> | null, filter: NewsFilter): RawBuilder<unknown> {
  const wanted = conditions(filter, facetLists(filter))
  const counted =
    facet === null
      ? sql`article a where ${every([IS_PUBLIC, ...wanted])}`
      : sql`${listings(wanted)} where l.facet_id = ${facet}`
  return sql`(select count(*) from ${counted})`
}
