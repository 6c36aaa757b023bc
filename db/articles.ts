import { sql } from 'kysely'
import type { Block } from './block.ts'
import type { Query } from './database.ts'
import type { ArticleState, Label } from './tables.ts'

/** What one version of an article says, without its body, and how it is found. */
export interface Article {
  readonly id: string
  readonly uri: string
  readonly slug: string
  readonly state: ArticleState
  readonly version: number
  readonly publishedAt: Date | null
  readonly updatedAt: Date
  readonly translationGroup: string
  readonly headline: string
  readonly standfirst: string | null
  readonly byline: string | null
  readonly dateline: string | null
  readonly slugline: string | null
  readonly language: string
  readonly urgency: number
  readonly labels: readonly Label[]
  readonly sectionId: string
  readonly authorIds: readonly string[]
  readonly tagIds: readonly string[]
  readonly leadMediaId: string | null
  readonly wordCount: number
  readonly relatedUris: readonly string[]
  readonly sourceId: string | null
  readonly sourceItemUrl: string | null
  readonly embargoedUntil: Date | null
  readonly expiresAt: Date | null
}

export interface VersionKey {
  readonly id: string
  readonly version: number
}

/** The columns of an `Article`, for a statement that calls the tables `a` and `v`. */
export const articleColumns = sql`
  a.id, a.uri, a.slug, a.state, a.published_at as "publishedAt", a.translation_group as "translationGroup",
  v.version, v.created_at as "updatedAt", v.headline, v.standfirst, v.byline, v.dateline, v.slugline, v.language,
  v.urgency, v.labels, v.section_id as "sectionId", v.author_ids as "authorIds", v.tag_ids as "tagIds",
  v.lead_media_id as "leadMediaId", v.word_count as "wordCount", v.related_uris as "relatedUris",
  v.source_id as "sourceId", v.source_item_url as "sourceItemUrl", v.embargoed_until as "embargoedUntil",
  v.expires_at as "expiresAt"`

const shown = sql`article a join article_version v on v.article_id = a.id and v.version = a.version`

export async function articlesByIds(query: Query, ids: readonly string[]): Promise<Article[]> {
  const { rows } = await sql<Article>`select ${articleColumns} from ${shown} where a.id = any(${ids})`.execute(query)
  return rows
}

export async function articlesByUris(query: Query, uris: readonly string[]): Promise<Article[]> {
  const { rows } = await sql<Article>`select ${articleColumns} from ${shown} where a.uri = any(${uris})`.execute(query)
  return rows
}

/** By any slug the articles have or had, or had when they were killed; `askedSlug` is the one that was asked for. */
export async function articlesBySlugs(
  query: Query,
  slugs: readonly string[],
): Promise<(Article & { readonly askedSlug: string })[]> {
  const { rows } = await sql<Article & { askedSlug: string }>`
    select asked as "askedSlug", ${articleColumns}
    from unnest(${slugs}::text[]) as asked join slug s on s.slug in (asked, killed_slug(asked))
      join article a on a.id = s.article_id
      join article_version v on v.article_id = a.id and v.version = a.version`.execute(query)
  return rows
}

/** Exactly these versions, whichever is shown today. */
export async function articleVersions(query: Query, keys: readonly VersionKey[]): Promise<Article[]> {
  const ids = keys.map((key) => key.id)
  const versions = keys.map((key) => key.version)
  const { rows } = await sql<Article>`
    select ${articleColumns}
    from unnest(${ids}::uuid[], ${versions}::int[]) as key(id, version)
      join article_version v on v.article_id = key.id and v.version = key.version
      join article a on a.id = v.article_id`.execute(query)
  return rows
}

export async function bodies(
  query: Query,
  keys: readonly VersionKey[],
): Promise<(VersionKey & { readonly body: Block[]; readonly text: string })[]> {
  const ids = keys.map((key) => key.id)
  const versions = keys.map((key) => key.version)
  const { rows } = await sql<VersionKey & { body: Block[]; text: string }>`
    select v.article_id as id, v.version, v.body, v.body_text as text
    from unnest(${ids}::uuid[], ${versions}::int[]) as key(id, version)
      join article_version v on v.article_id = key.id and v.version = key.version`.execute(query)
  return rows
}

/** The public articles of these translation groups, oldest first. */
export async function translations(query: Query, groups: readonly string[]): Promise<Article[]> {
  const { rows } = await sql<Article>`
    select ${articleColumns} from ${shown}
    where a.translation_group = any(${groups}) and a.state = 'USABLE'
    order by a.published_at, a.id`.execute(query)
  return rows
}
