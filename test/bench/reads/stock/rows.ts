import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import type { Tables } from '../../../../db/tables/tables.ts'
import { MAX_CONNECTIONS } from '../uncached/connections.ts'

/** How servers with a loader for each kind of thing ask this database: one plain statement for many keys. */
type Query = Kysely<Tables>

export function openQuery(databaseUrl: string): Query {
  const pool = new Pool({ connectionString: databaseUrl, max: MAX_CONNECTIONS })
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

function stories(query: Query) {
  return query
    .selectFrom('article as a')
    .innerJoin('article_version as v', (join) =>
      join.onRef('v.article_id', '=', 'a.id').onRef('v.version', '=', 'a.version'),
    )
    .select(['a.id', 'a.uri', 'v.slug', 'a.published_at as publishedAt', 'v.headline', 'v.standfirst', 'v.byline'])
    .select(['v.created_at as updatedAt', 'v.word_count as wordCount', 'v.section_id as sectionId'])
    .select(['v.author_ids as authorIds', 'v.tag_ids as tagIds', 'v.lead_media_id as leadMediaId'])
    .select('v.related_uris as relatedUris')
    .where('a.state', '=', 'PUBLISHED')
}

export const latest = (query: Query, first: number) =>
  stories(query).orderBy('a.published_at', 'desc').orderBy('a.id', 'desc').limit(first).execute()

export const inSection = (query: Query, sectionId: string, first: number) =>
  stories(query)
    .innerJoin('listing as l', 'l.article_id', 'a.id')
    .where('l.facet_id', '=', sectionId)
    .orderBy('l.published_at', 'desc')
    .orderBy('l.article_id', 'desc')
    .limit(first)
    .execute()

export const bySlug = (query: Query, slug: string) =>
  stories(query).innerJoin('slug as n', 'n.article_id', 'a.id').where('n.slug', '=', slug).executeTakeFirst()

export const byUris = (query: Query, uris: readonly string[]) => stories(query).where('a.uri', 'in', uris).execute()

export const bodies = (query: Query, ids: readonly string[]) =>
  query
    .selectFrom('article as a')
    .innerJoin('article_version as v', (join) =>
      join.onRef('v.article_id', '=', 'a.id').onRef('v.version', '=', 'a.version'),
    )
    .select(['a.id', 'v.body'])
    .where('a.id', 'in', ids)
    .execute()

export const sectionBySlug = (query: Query, slug: string) =>
  query.selectFrom('section').select(['id', 'slug', 'name']).where('slug', '=', slug).executeTakeFirst()

export const named = (query: Query, table: 'section' | 'author' | 'tag', ids: readonly string[]) =>
  query.selectFrom(table).select(['id', 'slug', 'name']).where('id', 'in', ids).execute()

export const media = (query: Query, ids: readonly string[]) =>
  query
    .selectFrom('media')
    .select(['id', 'url', 'alt_text as altText', 'caption', 'credit', 'width', 'height'])
    .where('id', 'in', ids)
    .execute()

export type Story = Awaited<ReturnType<typeof latest>>[number]
export type Named = Awaited<ReturnType<typeof named>>[number]
export type Picture = Awaited<ReturnType<typeof media>>[number]
