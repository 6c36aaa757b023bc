import { type RawBuilder, sql } from 'kysely'
import type { Query } from '../connection/database.ts'
import { conditions, every, facetLists, IS_PUBLIC, type NewsFilter } from './news-filter.ts'

export type SearchOrder = 'RELEVANCE' | 'NEWEST'

export interface SearchKey {
  /** The score, or the time of publication in ms of the Unix epoch, depending on the order. */
  readonly rank: number
  readonly id: string
}

/** A match of a search. */
export interface SearchHit {
  readonly id: string
  readonly version: number
  readonly score: number
  /** Plain text with each match between U+0001 and U+0002. */
  readonly snippet: string
  readonly rank: number
}

export const MATCH_START = '\u0001'
export const MATCH_END = '\u0002'

const CONFIGURATIONS = ['news_italian', 'news_english', 'news_simple']

/** All matches: articles by their own text, and those that have none in it by the best of their live posts. */
function hits(text: string, filter: NewsFilter): RawBuilder<unknown> {
  return sql`
    with own as materialized (${matches('a', sql`null::uuid`, sql`article a`, text, filter)}),
      posted as (
        select distinct on (id) * from (
          ${matches('p', sql`p.id`, sql`live_post p join article a on a.id = p.article_id`, text, filter)}
        ) post order by id, score desc, post_id desc
      )
    select * from own union all select * from posted where not exists (select from own where own.id = posted.id)`
}

/** Rows of `from` whose `alias.search` matches. For articles each text search configuration has a partial index of its own. */
function matches(
  alias: 'a' | 'p',
  postId: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  text: string,
  filter: NewsFilter,
): RawBuilder<unknown> {
  const search = sql.ref(`${alias}.search`)
  const each = CONFIGURATIONS.map((name) => {
    const tsquery = sql`search_query(${name}, ${text})`
    return sql`
      select a.id, ${postId} as post_id, ts_rank_cd(${search}, ${tsquery})::float8 as score,
        (extract(epoch from a.published_at) * 1000)::float8 as published_ms
      from ${from} where ${every([
        IS_PUBLIC,
        sql`search_configuration(a.language) = ${sql.lit(name)}`,
        sql`${search} @@ ${tsquery}`,
        ...conditions(filter, facetLists(filter)),
      ])}`
  })
  return sql.join(each, sql` union all `)
}

/**
 * Full-text search in the language of each article; matches in the headline rank above the standfirst, and those above the body.
 * Live posts count where the article itself has no match. Returns at most `limit` hits after the key. `text` has websearch syntax: "a phrase", or, -not. Accents are ignored.
 */
export async function searchPage(
  query: Query,
  text: string,
  filter: NewsFilter,
  order: SearchOrder,
  limit: number,
  after: SearchKey | null,
): Promise<SearchHit[]> {
  const rank = order === 'RELEVANCE' ? sql`score` : sql`published_ms`
  const { rows } = await sql<SearchHit>`
    select a.id, v.version, hit.score, hit.rank, ts_headline(
      shown.configuration::regconfig,
      shown.text,
      headline_query(shown.configuration, search_query(shown.configuration, ${text}), shown.text),
      ${`StartSel=${MATCH_START},StopSel=${MATCH_END},MaxFragments=2,MaxWords=24,MinWords=8,FragmentDelimiter=" … "`}
    ) as snippet
    from (
      select id, post_id, score, ${rank} as rank from (${hits(text, filter)}) scored
      where ${after === null ? sql`true` : sql`(${rank}, id) < (${after.rank}::float8, ${after.id}::uuid)`}
      order by ${rank} desc, id desc limit ${limit}
    ) hit
      join article a on a.id = hit.id
      join article_version v on v.article_id = a.id and v.version = a.version
      left join live_post p on p.id = hit.post_id
      cross join lateral (
        select search_configuration(a.language) as configuration,
          translate(
            case when p.id is null then concat_ws(E'\\n', v.standfirst, v.body_text) else concat_ws(E'\\n', p.headline, p.body_text) end,
            ${MATCH_START + MATCH_END}, '') as text
      ) shown
    order by hit.rank desc, hit.id desc`.execute(query)
  return rows
}

export async function searchCount(query: Query, text: string, filter: NewsFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${hits(text, filter)}) found`.execute(query)
  return rows[0]?.count ?? 0
}
