import { sql } from 'kysely'
import { byId, bySlug } from '../relation/by-reference.ts'
import type { Entity } from '../relation/entity.ts'
import { NOTHING, type Nothing, type Relation } from '../relation/relation.ts'
import type { Localized } from '../tables/localized.ts'
import { ARTICLE } from './article.ts'

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
export const allSections: Relation<Nothing, Section, void> = {
  name: 'allSections',
  parent: NOTHING,
  row: SECTION,
  cardinality: 'many',
  rows: (_none, section) =>
    sql`from (
        with recursive ranked as (
          select id, parent_id, row_number() over (order by position, slug) as rank from section
        ), tree as (
          select id, 0 as level, array[rank] as path from ranked where parent_id is null
          union all
          select below.id, level + 1, path || below.rank from ranked below join tree on below.parent_id = tree.id
        )
        select * from tree
      ) tree join ${section.tables} on ${section.column('id')} = tree.id
      order by tree.level, tree.path`,
}

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
