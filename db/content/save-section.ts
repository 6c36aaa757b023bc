import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../connection/database.ts'
import type { Localized } from '../tables/localized.ts'
import { SECTION_PATHS } from './section-paths.ts'
import { type SectionTree, type StoredSection, sectionTree } from './section-tree.ts'

export interface SectionChange {
  readonly slug: string
  readonly name: string
  readonly names?: Localized
  readonly description?: string | null
  /** Id of the parent section; null for a root; undefined leaves it unchanged. */
  readonly parentId?: string | null
  readonly position?: number
}

/** Locks all sections until the transaction ends, so that concurrent changes cannot create a cycle. */
export async function lockSections(tx: Transaction): Promise<SectionTree> {
  await sql`select pg_advisory_xact_lock(hashtextextended('sections', 0))`.execute(tx)
  return sectionTree(tx)
}

/** Creates or updates the section with this slug; undefined fields are unchanged. */
export function saveSection(tx: Transaction, change: SectionChange): Promise<StoredSection> {
  const given = {
    name: change.name,
    ...(change.names && { names: JSON.stringify(change.names) }),
    ...(change.description !== undefined && { description: change.description }),
    ...(change.parentId !== undefined && { parent_id: change.parentId }),
    ...(change.position !== undefined && { position: change.position }),
  }
  return tx
    .insertInto('section')
    .values({ id: uuidv7(), slug: change.slug, names: '{}', ...given })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ ...given, updated_at: sql<Date>`now()` }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** After a section was moved: lists the articles of it and its descendants under their new ancestors. */
export async function relistSection(tx: Transaction, tree: SectionTree, moved: StoredSection): Promise<void> {
  const ids = [moved, ...tree.descendants(moved.id)].map(({ id }) => id)
  await sql`
    with here as (
      select a.id, a.published_at, path.ids, path.slugs
      from article a join article_version v on v.article_id = a.id and v.version = a.version
        cross join lateral ${SECTION_PATHS} as path
      where a.state = 'PUBLISHED' and (v.section_id || v.other_section_ids) && ${ids}::uuid[]
    ), gone as (
      delete from listing l using here, section s
      where l.article_id = here.id and l.facet_id = s.id and s.id <> all(here.ids)
    ), come as (
      insert into listing (facet_id, published_at, article_id)
      select unnest(here.ids), here.published_at, here.id from here
      on conflict do nothing
    )
    update article a set facets = jsonb_set(a.facets, '{sections}', to_jsonb(here.slugs))
    from here where a.id = here.id`.execute(tx)
}
