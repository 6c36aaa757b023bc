import { sql } from 'kysely'
import type { Block } from './block.ts'
import type { Query } from './connection/database.ts'
import type { Kind } from './selection.ts'
import type { ArticleState, Label } from './tables/article.ts'

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

export const ARTICLE: Kind = {
  columns: {
    id: 'a.id',
    uri: 'a.uri',
    slug: 'a.slug',
    state: 'a.state',
    publishedAt: 'a.published_at',
    translationGroup: 'a.translation_group',
    version: 'v.version',
    updatedAt: 'v.created_at',
    headline: 'v.headline',
    standfirst: 'v.standfirst',
    byline: 'v.byline',
    dateline: 'v.dateline',
    slugline: 'v.slugline',
    language: 'v.language',
    urgency: 'v.urgency',
    labels: 'v.labels',
    sectionId: 'v.section_id',
    authorIds: 'v.author_ids',
    tagIds: 'v.tag_ids',
    leadMediaId: 'v.lead_media_id',
    wordCount: 'v.word_count',
    relatedUris: 'v.related_uris',
    sourceId: 'v.source_id',
    sourceItemUrl: 'v.source_item_url',
    embargoedUntil: 'v.embargoed_until',
    expiresAt: 'v.expires_at',
  } satisfies Record<keyof Article, string>,
  always: ['id', 'state'],
  times: ['publishedAt', 'updatedAt', 'embargoedUntil', 'expiresAt'],
}

/** The columns of an `Article`, for a statement that calls the tables `a` and `v`. */
export const articleColumns = sql.join(
  Object.entries(ARTICLE.columns).map(([name, column]) => sql`${sql.ref(column)} as ${sql.id(name)}`),
)

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
      join article_version v on v.article_id = a.id and v.version = a.version
    order by s.slug = asked`.execute(query)
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
