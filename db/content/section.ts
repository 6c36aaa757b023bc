import { sql } from 'kysely'
import { byId, bySlug } from '../relation/by-reference.ts'
import type { Entity } from '../relation/entity.ts'
import type { Relation } from '../relation/relation.ts'
import type { Localized } from '../tables/localized.ts'
import { ARTICLE, type Article } from './article.ts'
import { type Directory, directoryOf } from './directory.ts'

export type Section = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly names: Localized
  readonly description: string | null
  readonly parentId: string | null
  readonly position: number
}

export const SECTION: Entity<Section> = {
  columns: {
    id: 's.id',
    slug: 's.slug',
    name: 's.name',
    names: 's.names',
    description: 's.description',
    parentId: 's.parent_id',
    position: 's.position',
  },
  key: { id: 'uuid' },
  tables: ({ table }) => table('section', 's'),
}

export const sectionBySlug = bySlug('sectionBySlug', SECTION)

/** All sections breadth first, each level in editorial order. */
export const allSections: Directory<Section> = directoryOf({
  name: 'allSections',
  row: SECTION,
  order: ({ at }) => sql`(${at('tree.level')}, ${at('tree.path')})`,
  words: ({ at }) => at('s.words'),
  used: null,
  from: ({ at, tables, depth }) => sql`(
      with recursive ranked as (
        select id, parent_id, row_number() over (order by position, slug) as rank from section
      ), walked as (
        select id, 0 as level, array[rank] as path from ranked where parent_id is null
        union all
        select below.id, level + 1, path || below.rank from ranked below join walked on below.parent_id = walked.id
      )
      select * from walked
    ) as ${sql.id(`tree${depth}`)} join ${tables} on ${at('s.id')} = ${at('tree.id')}`,
})

export const parentOfSection = byId('parentOfSection', SECTION, 'parentId', SECTION)

/** The subsections, in editorial order. */
export const childrenOfSection: Relation<Section, Section, void> = {
  name: 'childrenOfSection',
  parent: SECTION,
  row: SECTION,
  cardinality: 'many',
  rows: (section, child) =>
    sql`from ${child.tables} where ${child.column('parentId')} = ${section('id')}
      order by ${child.column('position')}, ${child.column('slug')}`,
}

export const sectionOfArticle = byId('sectionOfArticle', ARTICLE, 'sectionId', SECTION)

/** All sections of the article, the primary one first. */
export const sectionsOfArticle: Relation<Article, Section, void> = {
  name: 'sectionsOfArticle',
  parent: ARTICLE,
  row: SECTION,
  cardinality: 'many',
  rows: (article, section) =>
    sql`from unnest(${article('sectionId')} || ${article('otherSectionIds')}) with ordinality as named(id, place)
      join ${section.tables} on ${section.column('id')} = named.id order by named.place`,
}
