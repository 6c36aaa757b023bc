import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'
import { ARTICLE, type Article, isShown } from '../content/article.ts'
import { AUTHOR, type Author } from '../content/author.ts'
import { SECTION, type Section } from '../content/section.ts'
import { TAG, type Tag } from '../content/tag.ts'
import type { Entity, Sql } from '../relation/entity.ts'
import { NOTHING, type Nothing, type PageRelation, relatedJson, selectSmall } from '../relation/relation.ts'
import type { NewsFilter } from './news-filter.ts'
import { type NewsWindow, newsCount, newsFound, walksArticles } from './news-page.ts'

export interface NewsArguments {
  readonly filter: NewsFilter
  readonly window: NewsWindow
}

/** The sort key of an edge, as JSON. */
export type EdgeKey = readonly [publishedAt: string, id: string]

/** A page of public articles, newest first, as resolvers read it. Only the selected columns are present. */
export type NewsPage = {
  readonly rows: readonly Article[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly start: EdgeKey | null
  readonly end: EdgeKey | null
  /** The log position that the page reflects. */
  readonly asOf: { readonly epoch: string; readonly position: number }
  readonly totalCount: number
}

type NewsOf<Parent extends object> = PageRelation<Parent, Article, NewsArguments>

/** `facet`: the id column of the parent by which articles are listed; null for all news. */
function newsOf<Parent extends object>(
  name: string,
  parent: Entity<Parent>,
  facet: (keyof Parent & string) | null,
): NewsOf<Parent> {
  return {
    name,
    parent,
    row: ARTICLE,
    columns: ['hasNextPage', 'hasPreviousPage', 'start', 'end', 'asOf', 'totalCount'],
    costly: ['totalCount'],
    page(parent, article, { filter, window }, wanted) {
      const listed = facet === null ? null : parent(facet)
      const { limit, backward } = window
      const found = (more: number) => newsFound(listed, filter, window, more)
      // An extra row beyond the window shows whether there is a next page. The window is found once, in a materialized CTE; only the
      // rows of the page are joined with their versions.
      const whole = ['hasNextPage', 'hasPreviousPage', 'start', 'end'].some((name) => wanted.has(name))
      const direction = backward ? sql`asc` : sql`desc`
      const first = sql`select * from found order by published_at ${direction}, id ${direction} limit ${sql.lit(limit)}`
      const more = sql`(select count(*) from found) > ${sql.lit(limit)}`
      const edge = (nearest: Sql) => sql`(select json_build_array(edge.published_at, edge.id) from (${first}) edge
        order by edge.published_at ${nearest}, edge.id ${nearest} limit 1)`
      const shown = whole ? first : found(0)
      const column = (name: string): Sql => {
        switch (name) {
          // In the direction of the given cursor there is at least the edge that it was taken from.
          case 'hasNextPage':
            return backward ? sql.lit(window.before !== undefined) : more
          case 'hasPreviousPage':
            return backward ? more : sql.lit(window.after !== undefined)
          case 'start':
            return edge(sql`desc`)
          case 'end':
            return edge(sql`asc`)
          case 'asOf':
            return sql`(select json_build_object('epoch', epoch, 'position', position) from event_head)`
          default:
            return newsCount(listed, filter)
        }
      }
      const at = article.at
      return {
        ...(whole && { with: sql`found as materialized (${found(1)})` }),
        rows: walksArticles(listed, filter)
          ? sql`from (${shown}) as ${sql.id(`a${article.depth}`)}
              join ${article.table('article_version', 'v')} on ${at('v.article_id')} = ${at('a.id')} and ${isShown(article)}
              order by ${at('a.published_at')} desc, ${at('a.id')} desc`
          : sql`from (${shown}) shown join (${article.tables}) on ${at('a.id')} = shown.id and ${isShown(article)}
              order by ${at('a.published_at')} desc, ${at('a.id')} desc`,
        column,
      }
    },
  }
}

export const allNews: NewsOf<Nothing> = newsOf('allNews', NOTHING, null)
export const newsOfSection: NewsOf<Section> = newsOf('newsOfSection', SECTION, 'id')
export const newsOfAuthor: NewsOf<Author> = newsOf('newsOfAuthor', AUTHOR, 'id')
export const newsOfTag: NewsOf<Tag> = newsOf('newsOfTag', TAG, 'id')

/** The articles of a page of all news. */
export async function readNews(query: Query, args: NewsArguments): Promise<readonly Article[]> {
  const rowsOnly = { columns: new Set<string>(), select: selectSmall(ARTICLE) }
  const json = relatedJson(allNews, () => sql`null`, 1, args, rowsOnly)
  const { rows } = await sql<{ page: Pick<NewsPage, 'rows'> }>`select ${json} as page`.execute(query)
  return rows[0]?.page.rows ?? []
}
