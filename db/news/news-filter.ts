import { type RawBuilder, sql } from 'kysely'
import type { Given } from '../relation/relation.ts'

/** A news filter for a statement. All given fields must hold; inside one list any may hold. */
export interface NewsFilter {
  /** Ids; a section stands for its descendants too, since articles are listed under all sections above them. */
  readonly sections?: Given<readonly string[]>
  readonly tags?: Given<readonly string[]>
  readonly authors?: Given<readonly string[]>
  /** BCP 47 ranges: `en` takes `en-GB` too (RFC 4647, basic filtering). */
  readonly languages?: Given<readonly string[]>
  readonly labels?: Given<readonly string[]>
  readonly maxUrgency?: Given<number>
  readonly publishedFrom?: Given<Date>
  readonly publishedBefore?: Given<Date>
}

/** The ids of those that there are of these slugs, for a statement. */
export function idsOfSlugs(table: 'section' | 'tag' | 'author', slugs: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`array(select id from ${sql.table(table)} where slug = any(${slugs}::text[]))`
}

/** The lists of listed things in a filter, the narrowest kind first. */
export function facetLists(filter: NewsFilter): Given<readonly string[]>[] {
  return [filter.authors, filter.tags, filter.sections].filter((list) => list !== undefined)
}

/** The filter as conditions on a public `article a`; `listedBy` are facet lists that must list it. */
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

export const IS_PUBLIC = sql`a.state = 'USABLE'`
