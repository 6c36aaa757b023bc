import { type RawBuilder, sql } from 'kysely'
import type { Given } from '../relation/relation.ts'

/** A news filter for a statement. Fields are combined with AND, the values of one list with OR. */
export interface NewsFilter {
  /** Ids. A section includes its descendants, because articles are listed under all ancestors of their section. */
  readonly sections?: Given<readonly string[]>
  readonly tags?: Given<readonly string[]>
  readonly authors?: Given<readonly string[]>
  /** BCP 47 ranges: `en` matches `en-GB` too (RFC 4647, basic filtering). */
  readonly languages?: Given<readonly string[]>
  readonly labels?: Given<readonly string[]>
  readonly maxUrgency?: Given<number>
  readonly publishedFrom?: Given<Date>
  readonly publishedBefore?: Given<Date>
}

/** The ids for these slugs as SQL; an unknown slug has none, so it matches nothing. */
export function idsOfSlugs(table: 'section' | 'tag' | 'author', slugs: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`array(select id from ${sql.table(table)} where slug = any(${slugs}::text[]))`
}

/** The facet lists of a filter (authors, tags, sections), most selective first. */
export function facetLists(filter: NewsFilter): Given<readonly string[]>[] {
  return [filter.authors, filter.tags, filter.sections].filter((list) => list !== undefined)
}

/** The filter as conditions on a public `article a`, which must be listed by a facet of each list in `listedBy`. */
export function conditions(filter: NewsFilter, listedBy: readonly Given<readonly string[]>[]): RawBuilder<unknown>[] {
  const all = listedBy.map(
    (ids) => sql`exists (select from listing o where o.article_id = a.id and o.facet_id = any(${ids}::uuid[]))`,
  )
  if (filter.languages) {
    all.push(sql`exists (select from unnest(${filter.languages}::text[]) as range
      where a.language = range or starts_with(a.language, range || '-'))`)
  }
  if (filter.labels) all.push(sql`a.labels && ${filter.labels}::text[]`)
  if (filter.maxUrgency !== undefined) all.push(sql`a.urgency <= ${filter.maxUrgency}`)
  if (filter.publishedFrom) all.push(sql`a.published_at >= ${filter.publishedFrom}`)
  if (filter.publishedBefore) all.push(sql`a.published_at < ${filter.publishedBefore}`)
  return all
}

export function every(all: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(all, sql` and `)
}

export const IS_PUBLIC = sql`a.state = 'PUBLISHED'`
