import { type Selectable, sql } from 'kysely'
import type { Query, Transaction } from '../connection/database.ts'
import { recordset } from '../connection/recordset.ts'
import type { Tables } from '../tables/tables.ts'

type Of<Kind extends 'author' | 'tag' | 'media' | 'source'> = {
  readonly kind: Kind
  /** Unique within the kind: a slug, a fingerprint, a `sourceKey`. */
  readonly key: string
  /** The row to insert if none has this key. */
  readonly row: Partial<Selectable<Tables[Kind]>> & { readonly id: string }
}

/** An entity that articles refer to. It is stored once, and created by the first reference. */
export type Reference = Of<'author'> | Of<'tag'> | Of<'media'> | Of<'source'>

/** Sections and labels exist before articles refer to them. */
type ReferencedKind = Reference['kind'] | 'section' | 'label' | 'translation'

/** The ids of references, by `referenceKey`. */
export type ReferenceIds = ReadonlyMap<string, string>

export function referenceKey(kind: ReferencedKind, key: string): string {
  return `${kind} ${key}`
}

/** What versions name beside references: sections and labels by slug, the articles that they translate by uri. */
export interface Named {
  readonly sections: readonly string[]
  readonly labels: readonly string[]
  readonly translated: readonly string[]
}

/**
 * Resolves everything that versions refer to, in one statement: references, sections and labels by slug, and translation groups by the
 * uri of one of their articles. Unknown ones are missing from the result.
 */
export async function findReferences(
  query: Query,
  references: readonly Reference[],
  { sections, labels, translated }: Named,
): Promise<ReferenceIds> {
  const keys = (kind: Reference['kind']) => references.filter((one) => one.kind === kind).map(({ key }) => key)
  const sources = references.filter((one) => one.kind === 'source').map(({ row }) => row)
  const { rows } = await sql<{ kind: ReferencedKind; key: string; id: string }>`
    /* find-references */ select 'section' as kind, slug as key, id from section where slug = any(${[...sections]}::text[])
    union all select 'label', slug, id from label where slug = any(${[...labels]}::text[])
    union all select 'translation', a.uri, v.translation_group from article a
      join article_version v on v.article_id = a.id and v.version = a.version where a.uri = any(${[...translated]}::text[])
    union all select 'author', slug, id from author where slug = any(${keys('author')}::text[])
    union all select 'tag', slug, id from tag where slug = any(${keys('tag')}::text[])
    union all select 'media', fingerprint, id from media where fingerprint = any(${keys('media')}::text[])
    union all select 'source', wanted.key, source.id
      from unnest(${keys('source')}::text[], ${sources.map(({ name }) => name)}::text[],
        ${sources.map(({ url }) => url)}::text[]) as wanted(key, name, url)
      join source on source.name = wanted.name and source.url is not distinct from wanted.url`.execute(query)
  return new Map(rows.map(({ kind, key, id }) => [referenceKey(kind, key), id]))
}

/**
 * Inserts references and claims slugs for articles, in one statement. Returns the ids of the inserted rows and of the articles that
 * got their slug; the others existed already, possibly from a transaction that this one waited for. Rows are inserted in a fixed
 * order, so that two writers with the same new references cannot deadlock.
 */
export async function insertReferences(
  tx: Transaction,
  references: readonly Reference[],
  slugs: readonly Pick<Selectable<Tables['slug']>, 'slug' | 'article_id'>[],
): Promise<ReadonlySet<string>> {
  const author = references.filter((one) => one.kind === 'author').map(({ row }) => row)
  const tag = references.filter((one) => one.kind === 'tag').map(({ row }) => row)
  const media = references.filter((one) => one.kind === 'media').map(({ row }) => row)
  const source = references.filter((one) => one.kind === 'source').map(({ row }) => row)
  const { rows } = await sql<{ id: string }>`
    /* insert-references */ with new_author as (
      insert into author (id, slug, name)
      select id, slug, name from ${recordset('author', author)} order by slug
      on conflict (slug) do nothing returning id
    ), new_tag as (
      insert into tag (id, slug, name)
      select id, slug, name from ${recordset('tag', tag)} order by slug
      on conflict (slug) do nothing returning id
    ), new_media as (
      insert into media
        (id, fingerprint, kind, url, alt_text, caption, rich_caption, credit, width, height, duration_seconds, is_live,
          renditions)
      select id, fingerprint, kind, url, alt_text, caption, rich_caption, credit, width, height, duration_seconds, is_live,
        renditions
      from ${recordset('media', media)} order by fingerprint
      on conflict (fingerprint) do nothing returning id
    ), new_source as (
      insert into source (id, name, url)
      select id, name, url from ${recordset('source', source)} order by name, url
      on conflict (name, url) do nothing returning id
    ), new_slug as (
      insert into slug (slug, article_id)
      select slug, article_id from ${recordset('slug', slugs)} with ordinality order by slug, ordinality
      on conflict (slug) do nothing returning article_id
    )
    select id from new_author union all select id from new_tag union all select id from new_media
    union all select id from new_source union all select article_id from new_slug`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
