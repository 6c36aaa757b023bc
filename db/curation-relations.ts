import { sql } from 'kysely'
import { articles, isPublic } from './article-relations.ts'
import { ARTICLE, type Article } from './articles.ts'
import { CURATION, type Curation } from './curations.ts'
import { at, fields, from, type Given, list, one, type Relation } from './selection.ts'

export const curationBySlug: Relation<Curation | null, { readonly slug: Given<string> }> = {
  name: 'curationBySlug',
  kind: CURATION,
  json: (depth, selection, { slug }) =>
    one(sql`select ${fields(CURATION, depth + 1, selection)}
      from ${from(depth + 1, 'curation', 'u')} cross join ${from(depth + 1, 'event_head', 'h')}
        cross join lateral (
          select array(select article_id from curation_item where curation_id = ${at(depth + 1, 'u.id')}) as ids
        ) as ${sql.id(`i${depth + 1}`)}
      where ${at(depth + 1, 'u.slug')} = ${slug}`),
}

/** The public articles on a curation, in editorial order. */
export const articlesOfCuration: Relation<Article[], { readonly limit: number }> = {
  name: 'articlesOfCuration',
  kind: ARTICLE,
  json: (depth, selection, { limit }) =>
    list(sql`select ${fields(ARTICLE, depth + 1, selection)}
      from curation_item item join ${articles(depth + 1)}
        on ${at(depth + 1, 'a.id')} = item.article_id and ${isPublic(depth + 1)}
      where item.curation_id = ${at(depth, 'u.id')}
      order by item.position limit ${sql.lit(limit)}`),
}
