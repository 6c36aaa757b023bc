import { sql } from 'kysely'
import { ARTICLE, type Article, isShown } from '../content/article.ts'
import type { Sql } from '../relation/entity.ts'
import { foundPage } from '../relation/found-page.ts'
import { type Given, NOTHING, type Nothing, type PageRelation } from '../relation/relation.ts'

export interface EditorsArguments {
  readonly limit: number
  readonly states: Given<readonly string[]>
  /** Slugs; an unknown one matches nothing. A section includes its descendants. */
  readonly section?: Given<string>
  readonly author?: Given<string>
  /** A BCP 47 range: `en` matches `en-GB` too. */
  readonly language?: Given<string>
  /** Only articles whose headline, or keywords, have words that begin like these. Blank: all. */
  readonly query?: Given<string>
  readonly after?: { readonly changedAt: Given<Date>; readonly id: Given<string> }
}

/** The sort key of an edge, as JSON. */
export type ChangedKey = readonly [changedAt: string, id: string]

/** Articles in any state, each in the version that `Article` shows to editors, the last change first. */
export const articlesForEditors: PageRelation<Nothing, Article, EditorsArguments> = {
  name: 'articlesForEditors',
  parent: NOTHING,
  row: ARTICLE,
  columns: ['hasNextPage', 'hasPreviousPage', 'start', 'end', 'totalCount'],
  costly: ['totalCount'],
  page(_nothing, article, args) {
    const { limit, states, after } = args
    const conditions = conditionsOf(args)
    const of = (
      state: Sql,
    ) => sql`from article a join article_version v on v.article_id = a.id and v.version = a.version
      where ${sql.join([sql`a.state = ${state}`, ...conditions], sql` and `)}`
    const rest = after ? sql`and (a.changed_at, a.id) < (${after.changedAt}::timestamptz, ${after.id}::uuid)` : sql``
    // A range scan of the index for each state, merged.
    const found = sql`select one.* from unnest(${states}::text[]) as state(name) cross join lateral (
        select a.changed_at as place, a.id ${of(sql`state.name`)} ${rest}
        order by a.changed_at desc, a.id desc limit ${sql.lit(limit + 1)}
      ) one order by place desc, id desc limit ${sql.lit(limit + 1)}`
    return foundPage(article, {
      found,
      limit,
      direction: 'desc',
      continues: after !== undefined,
      edge: sql`json_build_array(edge.place, edge.id)`,
      shown: isShown(article),
      total: sql`(select count(*) from unnest(${states}::text[]) as state(name) cross join lateral (
          select ${of(sql`state.name`)}) one)`,
    })
  },
}

function conditionsOf({ section, author, language, query }: EditorsArguments): Sql[] {
  const all: Sql[] = []
  if (section !== undefined) {
    all.push(sql`(v.section_id || v.other_section_ids) && array(
      with recursive below as (
        select id from section where slug = ${section}
        union all select s.id from section s join below on s.parent_id = below.id
      ) select id from below)`)
  }
  if (author !== undefined) all.push(sql`v.author_ids && array(select id from author where slug = ${author})`)
  if (language !== undefined) all.push(sql`(v.language = ${language} or starts_with(v.language, ${language} || '-'))`)
  if (query !== undefined) {
    all.push(sql`(name_prefixes(${query}) is null
      or name_words(v.headline, '{}', coalesce(v.slugline, '')) @@ name_prefixes(${query}))`)
  }
  return all
}
