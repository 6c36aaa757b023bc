import { type RawBuilder, sql } from 'kysely'
import { articles, versions } from './article-relations.ts'
import { ARTICLE, type Article } from './articles.ts'
import type { NewsFilter } from './news-filter.ts'
import { type LogPosition, type NewsWindow, newsCount, newsFound, walksArticles } from './news-page.ts'
import { at, fields, type Given, list, type Relation, type Selection } from './selection.ts'

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
  const rowsOf = (found: RawBuilder<unknown>) =>
    list(sql`select ${fields(ARTICLE, depth + 1, selection)} from ${shown(found)}
      order by ${at(depth + 1, 'a.published_at')} desc, ${at(depth + 1, 'a.id')} desc`)
  const more = has('more') ? 1 : 0
  const found = newsFound(facet, filter, window, more)
  const beside = sql.join(
    [
      ...(has('asOf') ? [sql`, 'asOf', json_build_object('epoch', head.epoch, 'position', head.position)`] : []),
      ...(has('count') ? [sql`, 'count', ${newsCount(facet, filter)}`] : []),
    ],
    sql``,
  )
  // One beyond the window tells whether the list goes on. The window is found once, and only what is shown is read.
  const limit = sql.lit(window.limit)
  const direction = window.backward ? sql`asc` : sql`desc`
  const first = sql`select * from found order by published_at ${direction}, id ${direction} limit ${limit}`
  const read = more
    ? sql`(with found as materialized (${found}) select json_build_object('articles', ${rowsOf(first)},
        'more', (select count(*) from found) > ${limit} ${beside}))`
    : sql`json_build_object('articles', ${rowsOf(found)} ${beside})`
  return known === undefined
    ? read
    : sql`case when ${known}::text[] <@ array(select slug from section) then ${read} end`
}
