import { sql } from 'kysely'
import { AUTHOR, type Author } from './authors.ts'
import type { Media } from './block.ts'
import { MEDIA } from './media.ts'
import { SECTION, type Section } from './section-tree.ts'
import { at, fields, from, type Given, list, one, type Relation } from './selection.ts'
import { TAG, type Tag } from './tags.ts'

/*
 * What hangs on sections, authors and tags, and these themselves by their slugs.
 */

interface BySlug {
  readonly slug: Given<string>
}

export const sectionBySlug: Relation<Section | null, BySlug> = {
  name: 'sectionBySlug',
  kind: SECTION,
  json: (depth, selection, { slug }) =>
    one(sql`select ${fields(SECTION, depth + 1, selection)} from ${from(depth + 1, 'section', 's')}
      where ${at(depth + 1, 's.slug')} = ${slug}`),
}

/** In editorial order, and with what says which lies below which. */
export const allSections: Relation<Section[]> = {
  name: 'allSections',
  kind: SECTION,
  json: (depth, { columns, related }) =>
    list(sql`select ${fields(SECTION, depth + 1, { columns: new Set(columns).add('id').add('parent_id'), related })} from ${from(depth + 1, 'section', 's')}
      order by ${at(depth + 1, 's.position')}, ${at(depth + 1, 's.slug')}`),
}

export const parentOfSection: Relation<Section | null> = {
  name: 'parent',
  kind: SECTION,
  json: (depth, selection) =>
    one(sql`select ${fields(SECTION, depth + 1, selection)} from ${from(depth + 1, 'section', 's')}
      where ${at(depth + 1, 's.id')} = ${at(depth, 's.parent_id')}`),
}

/** In editorial order. */
export const childrenOfSection: Relation<Section[]> = {
  name: 'children',
  kind: SECTION,
  json: (depth, selection) =>
    list(sql`select ${fields(SECTION, depth + 1, selection)} from ${from(depth + 1, 'section', 's')}
      where ${at(depth + 1, 's.parent_id')} = ${at(depth, 's.id')}
      order by ${at(depth + 1, 's.position')}, ${at(depth + 1, 's.slug')}`),
}

export const authorBySlug: Relation<Author | null, BySlug> = {
  name: 'authorBySlug',
  kind: AUTHOR,
  json: (depth, selection, { slug }) =>
    one(sql`select ${fields(AUTHOR, depth + 1, selection)} from ${from(depth + 1, 'author', 'n')}
      where ${at(depth + 1, 'n.slug')} = ${slug}`),
}

export const avatarOfAuthor: Relation<Media | null> = {
  name: 'avatar',
  kind: MEDIA,
  json: (depth, selection) =>
    one(sql`select ${fields(MEDIA, depth + 1, selection)} from ${from(depth + 1, 'media', 'm')}
      where ${at(depth + 1, 'm.id')} = ${at(depth, 'n.avatar_id')}`),
}

export const tagBySlug: Relation<Tag | null, BySlug> = {
  name: 'tagBySlug',
  kind: TAG,
  json: (depth, selection, { slug }) =>
    one(sql`select ${fields(TAG, depth + 1, selection)} from ${from(depth + 1, 'tag', 't')}
      where ${at(depth + 1, 't.slug')} = ${slug}`),
}
