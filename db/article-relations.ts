import { sql } from 'kysely'
import { ARTICLE, type Article } from './articles.ts'
import { AUTHOR, type Author } from './authors.ts'
import type { Block, Media } from './block.ts'
import { CORRECTION, type Correction } from './corrections.ts'
import { MEDIA } from './media.ts'
import { SECTION, type Section } from './section-tree.ts'
import { at, fields, from, type Given, list, one, type Relation } from './selection.ts'
import { SOURCE, type Source } from './sources.ts'
import { TAG, type Tag } from './tags.ts'

/** The tables of articles at a depth, as readers see them. */
export function articles(depth: number) {
  return sql`${from(depth, 'article', 'a')} ${versions(depth)}`
}

/** Joins what the articles at a depth say. */
export function versions(depth: number) {
  return sql`join ${from(depth, 'article_version', 'v')}
    on ${at(depth, 'v.article_id')} = ${at(depth, 'a.id')} and ${at(depth, 'v.version')} = ${at(depth, 'a.version')}`
}

export function isPublic(depth: number) {
  return sql`${at(depth, 'a.state')} = 'USABLE'`
}

/** By its uri, or by any slug that it has or had, or had when it was killed; whatever its state. */
export const articleNamed: Relation<
  Article | null,
  { readonly slug: Given<string> } | { readonly uri: Given<string> }
> = {
  name: 'articleNamed',
  kind: ARTICLE,
  json(depth, selection, named) {
    const shown = sql`select ${fields(ARTICLE, depth + 1, selection)}`
    if ('uri' in named) {
      return one(sql`${shown} from ${articles(depth + 1)} where ${at(depth + 1, 'a.uri')} = ${named.uri}`)
    }
    const found = sql`from slug named join ${articles(depth + 1)} on ${at(depth + 1, 'a.id')} = named.article_id`
    // Of one that was killed nothing is written.
    if (selection.written) return one(sql`${shown} ${found} where named.slug = ${named.slug}`)
    return one(sql`${shown} ${found} where named.slug in (${named.slug}, killed_slug(${named.slug}))
      order by named.slug = ${named.slug} desc limit 1`)
  },
}

/** In the order of the byline. */
export const authorsOfArticle: Relation<Author[]> = {
  name: 'authors',
  kind: AUTHOR,
  json: (depth, selection) =>
    list(sql`select ${fields(AUTHOR, depth + 1, selection)}
      from unnest(${at(depth, 'v.author_ids')}) with ordinality as named(id, place)
        join ${from(depth + 1, 'author', 'n')} on ${at(depth + 1, 'n.id')} = named.id
      order by named.place`),
}

export const tagsOfArticle: Relation<Tag[]> = {
  name: 'tags',
  kind: TAG,
  json: (depth, selection) =>
    list(sql`select ${fields(TAG, depth + 1, selection)}
      from unnest(${at(depth, 'v.tag_ids')}) with ordinality as named(id, place)
        join ${from(depth + 1, 'tag', 't')} on ${at(depth + 1, 't.id')} = named.id
      order by named.place`),
}

export const sectionOfArticle: Relation<Section | null> = {
  name: 'section',
  kind: SECTION,
  json: (depth, selection) =>
    one(sql`select ${fields(SECTION, depth + 1, selection)} from ${from(depth + 1, 'section', 's')}
      where ${at(depth + 1, 's.id')} = ${at(depth, 'v.section_id')}`),
}

export const leadMediaOfArticle: Relation<Media | null> = {
  name: 'leadMedia',
  kind: MEDIA,
  json: (depth, selection) =>
    one(sql`select ${fields(MEDIA, depth + 1, selection)} from ${from(depth + 1, 'media', 'm')}
      where ${at(depth + 1, 'm.id')} = ${at(depth, 'v.lead_media_id')}`),
}

export const sourceOfArticle: Relation<Source | null> = {
  name: 'source',
  kind: SOURCE,
  json: (depth, selection) =>
    one(sql`select ${fields(SOURCE, depth + 1, selection)} from ${from(depth + 1, 'source', 'o')}
      where ${at(depth + 1, 'o.id')} = ${at(depth, 'v.source_id')}`),
}

/** Newest first. */
export const correctionsOfArticle: Relation<Correction[]> = {
  name: 'corrections',
  kind: CORRECTION,
  json: (depth, selection) =>
    list(sql`select ${fields(CORRECTION, depth + 1, selection)} from ${from(depth + 1, 'correction', 'c')}
      where ${at(depth + 1, 'c.article_id')} = ${at(depth, 'a.id')}
      order by ${at(depth + 1, 'c.version')} desc`),
}

export const bodyOfArticle: Relation<Block[]> = {
  name: 'body',
  kind: null,
  json: (depth) => at(depth, 'v.body'),
}

export const bodyTextOfArticle: Relation<string> = {
  name: 'bodyText',
  kind: null,
  json: (depth) => at(depth, 'v.body_text'),
}

/** What its editors recommend with it, in their order, those that are public. */
export const relatedToArticle: Relation<Article[], { readonly limit: number }> = {
  name: 'related',
  kind: ARTICLE,
  json: (depth, selection, { limit }) =>
    list(sql`select ${fields(ARTICLE, depth + 1, selection)}
      from unnest(${at(depth, 'v.related_uris')}) with ordinality as named(uri, place)
        join ${articles(depth + 1)} on ${at(depth + 1, 'a.uri')} = named.uri and ${isPublic(depth + 1)}
      order by named.place limit ${sql.lit(limit)}`),
}

/** The same story in other languages, those that are public, oldest first. */
export const translationsOfArticle: Relation<Article[]> = {
  name: 'translations',
  kind: ARTICLE,
  json: (depth, selection) =>
    list(sql`select ${fields(ARTICLE, depth + 1, selection)} from ${articles(depth + 1)}
      where ${at(depth + 1, 'a.translation_group')} = ${at(depth, 'a.translation_group')}
        and ${isPublic(depth + 1)} and ${at(depth + 1, 'a.id')} <> ${at(depth, 'a.id')}
      order by ${at(depth + 1, 'a.published_at')}, ${at(depth + 1, 'a.id')}`),
}
