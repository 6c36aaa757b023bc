import { type Selectable, sql } from 'kysely'
import type { Transaction } from '../connection/database.ts'
import { recordset } from '../connection/recordset.ts'
import type { Tables } from '../tables/tables.ts'

type Of<Kind extends 'author' | 'tag' | 'media' | 'source'> = {
  readonly kind: Kind
  /** What tells it from others of its kind: a slug, a fingerprint, a `sourceKey`. */
  readonly key: string
  readonly row: Partial<Selectable<Tables[Kind]>> & { readonly id: string }
}

/** What is kept once and made when it is first named. */
export type Named = Of<'author'> | Of<'tag'> | Of<'media'> | Of<'source'>

/** The ids of what is stored, by `place`. */
export type Known = ReadonlyMap<string, string>

export function place(kind: Named['kind'] | 'section' | 'translation', key: string): string {
  return `${kind} ${key}`
}

/**
 * Looks up everything that versions refer to in one statement: what is named, sections by slug, and groups of
 * translations by the uri of one of their articles.
 */
export async function lookUp(
  tx: Transaction,
  named: readonly Named[],
  sections: readonly string[],
  translated: readonly string[],
): Promise<Known> {
  const keys = (kind: Named['kind']) => named.filter((one) => one.kind === kind).map(({ key }) => key)
  const sources = named.filter((one) => one.kind === 'source').map(({ row }) => row)
  const { rows } = await sql<{ kind: Named['kind'] | 'section' | 'translation'; key: string; id: string }>`
    /* look-up */ select 'section' as kind, slug as key, id from section where slug = any(${[...sections]}::text[])
    union all select 'translation', uri, translation_group from article where uri = any(${[...translated]}::text[])
    union all select 'author', slug, id from author where slug = any(${keys('author')}::text[])
    union all select 'tag', slug, id from tag where slug = any(${keys('tag')}::text[])
    union all select 'media', fingerprint, id from media where fingerprint = any(${keys('media')}::text[])
    union all select 'source', wanted.key, source.id
      from unnest(${keys('source')}::text[], ${sources.map(({ name }) => name)}::text[],
        ${sources.map(({ url }) => url)}::text[]) as wanted(key, name, url)
      join source on source.name = wanted.name and source.url is not distinct from wanted.url`.execute(tx)
  return new Map(rows.map(({ kind, key, id }) => [place(kind, key), id]))
}

/**
 * Makes what is named and claims slugs for articles, in one statement. Returns the ids of what was made and of the
 * articles that got their slug; the others were taken by then, maybe by a transaction that this one has waited for.
 * In one order, so that two writers with the same new names cannot wait for each other.
 */
export async function claim(
  tx: Transaction,
  named: readonly Named[],
  slugs: readonly Selectable<Tables['slug']>[],
): Promise<ReadonlySet<string>> {
  const author = named.filter((one) => one.kind === 'author').map(({ row }) => row)
  const tag = named.filter((one) => one.kind === 'tag').map(({ row }) => row)
  const media = named.filter((one) => one.kind === 'media').map(({ row }) => row)
  const source = named.filter((one) => one.kind === 'source').map(({ row }) => row)
  const { rows } = await sql<{ id: string }>`
    /* claim */ with new_author as (
      insert into author (id, slug, name)
      select id, slug, name from ${recordset('author', author)} order by slug
      on conflict (slug) do nothing returning id
    ), new_tag as (
      insert into tag (id, slug, name)
      select id, slug, name from ${recordset('tag', tag)} order by slug
      on conflict (slug) do nothing returning id
    ), new_media as (
      insert into media
        (id, fingerprint, kind, url, alt_text, caption, credit, width, height, duration_seconds, is_live)
      select id, fingerprint, kind, url, alt_text, caption, credit, width, height, duration_seconds, is_live
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
