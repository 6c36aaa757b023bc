import { type RawBuilder, sql } from 'kysely'
import { articles, versions } from './article-relations.ts'
import { ARTICLE, type Article } from './articles.ts'
import type { NewsFilter } from './news-filter.ts'
import { type LogPosition, type NewsWindow, newsCount, newsFound, walksArticles } from './news-page.ts'
import {
  at,
  fields,
  type Given,
  list,
  type Relation,
  type Selection,
  type WrittenPage,
  writtenRow,
} from './selection.ts'

/** The public articles of a list, or of all news, newest first, and how many there are in all. */
export interface NewsRead {
  readonly articles: readonly Article[]
  /** Whether the list goes on beyond the window; only where it was asked for as `more`. */
  readonly more?: boolean
  /** Only where it was asked for as `count`. */
  readonly count?: number
  /** The position in the log that it reflects, only where it was asked for as `asOf`. */
  readonly asOf?: LogPosition
}

export interface NewsArguments {
  readonly filter: NewsFilter
  /** Slugs of sections that must all exist: else the whole value is null. */
  readonly known?: Given<readonly string[]>
  readonly window: NewsWindow
}

function newsOf(name: string, facet: string | null): Relation<NewsRead, NewsArguments> {
  return {
    name,
    kind: ARTICLE,
    rowsIn: 'articles',
    json: (depth, selection, args) => page(depth, facet === null ? null : at(depth, facet), selection, args),
  }
}

export const newsOfSection = newsOf('newsOfSection', 's.id')
export const newsOfAuthor = newsOf('newsOfAuthor', 'n.id')
export const newsOfTag = newsOf('newsOfTag', 't.id')
export const allNews = newsOf('allNews', null)

function page(
  depth: number,
  facet: RawBuilder<unknown> | null,
  selection: Selection,
  { filter, window, known }: NewsArguments,
): RawBuilder<unknown> {
  const has = (column: string) => selection.columns.has(column)
  const shown = (found: RawBuilder<unknown>) =>
    walksArticles(facet, filter)
      ? sql`(${found}) as ${sql.id(`a${depth + 1}`)} ${versions(depth + 1)}`
      : sql`(${found}) shown join ${articles(depth + 1)} on ${at(depth + 1, 'a.id')} = shown.id`
  const rowsOf = (of: Selection) =>
    list(sql`select ${fields(ARTICLE, depth + 1, of)} from ${shown(has('more') ? first : found)}
      order by ${at(depth + 1, 'a.published_at')} desc, ${at(depth + 1, 'a.id')} desc`)
  // One beyond the window tells whether the list goes on. The window is found once, and only what is shown is read.
  const found = newsFound(facet, filter, window, has('more') ? 1 : 0)
  const limit = sql.lit(window.limit)
  const direction = window.backward ? sql`asc` : sql`desc`
  const first = sql`select * from found order by published_at ${direction}, id ${direction} limit ${limit}`
  const more = sql`(select count(*) from found) > ${limit}`
  const page: WrittenPage = {
    rows: (written) => rowsOf({ ...selection, written }),
    // Beyond a cursor that was given there is at least the edge it came from.
    hasNext: window.backward ? sql.lit(window.before !== undefined) : more,
    hasPrevious: window.backward ? more : sql.lit(window.after !== undefined),
    edge(end, value) {
      const nearest = end === 'first' ? sql`desc` : sql`asc`
      return sql`(select ${value(sql`edge.published_at`, sql`edge.id`)} from (${first}) edge
        order by edge.published_at ${nearest}, edge.id ${nearest} limit 1)`
    },
  }
  const beside = sql.join(
    [
      ...(has('more') ? [sql`, 'more', ${more}`] : []),
      ...(has('asOf') ? [sql`, 'asOf', json_build_object('epoch', head.epoch, 'position', head.position)`] : []),
      ...(has('count') ? [sql`, 'count', ${newsCount(facet, filter)}`] : []),
    ],
    sql``,
  )
  const json = selection.written
    ? writtenRow(depth, selection.written, page)
    : sql`json_build_object('articles', ${rowsOf(selection)} ${beside})`
  const read = has('more') ? sql`(with found as materialized (${found}) select ${json})` : json
  return known === undefined
    ? read
    : sql`case when ${known}::text[] <@ array(select slug from section) then ${read} end`
}
