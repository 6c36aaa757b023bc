import { type Selectable, sql } from 'kysely'
import type { Block } from '../block.ts'
import type { Transaction } from '../connection/database.ts'
import { records } from '../connection/records.ts'
import type { Label } from '../tables/article.ts'
import type { Tables } from '../tables/tables.ts'

/** What a version says, every name looked up. */
export interface VersionContent {
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
  readonly body: readonly Block[]
  readonly bodyText: string
  readonly wordCount: number
  readonly relatedUris: readonly string[]
  readonly sourceId: string | null
  readonly sourceItemUrl: string | null
  readonly embargoedUntil: Date | null
  readonly expiresAt: Date | null
}

/** The next version of an article, which may be its first. */
export interface NextVersion {
  readonly article: {
    readonly id: string
    readonly uri: string
    readonly slug: string
    readonly translationGroup: string
    readonly sourceDigest: string | null
  }
  readonly version: number
  readonly content: VersionContent
  readonly at: Date
  readonly by: string | null
  readonly note: string | null
}

/**
 * Stores the versions beside the others, in one statement. What readers see does not change: a new article is a draft,
 * and of an article that is not public the latest version is the one that editors see.
 */
export async function storeVersions(tx: Transaction, versions: readonly NextVersion[]): Promise<void> {
  await sql`
    /* store-versions */ with stored as (
      insert into article (id, uri, slug, state, version, latest_version, language, urgency, labels,
        translation_group, source_digest)
      select id, uri, slug, state, version, latest_version, language, urgency, labels, translation_group, source_digest
      from ${records('article', versions.map(articleRow))}
      on conflict (id) do update set slug = excluded.slug, translation_group = excluded.translation_group,
        source_digest = excluded.source_digest, latest_version = excluded.latest_version,
        version = case when article.state = 'USABLE' then article.version else excluded.latest_version end
    )
    insert into article_version (article_id, version, headline, standfirst, byline, dateline, slugline, language,
      urgency, labels, section_id, author_ids, tag_ids, lead_media_id, body, body_text, word_count, related_uris,
      source_id, source_item_url, embargoed_until, expires_at, created_at, created_by, note)
    select article_id, version, headline, standfirst, byline, dateline, slugline, language,
      urgency, labels, section_id, author_ids, tag_ids, lead_media_id, body, body_text, word_count, related_uris,
      source_id, source_item_url, embargoed_until, expires_at, created_at, created_by, note
    from ${records('article_version', versions.map(versionRow))}`.execute(tx)
}

function articleRow({ article, version, content }: NextVersion): Partial<Selectable<Tables['article']>> {
  return {
    id: article.id,
    uri: article.uri,
    slug: article.slug,
    state: 'DRAFT',
    version,
    latest_version: version,
    language: content.language,
    urgency: content.urgency,
    labels: [...content.labels],
    translation_group: article.translationGroup,
    source_digest: article.sourceDigest,
  }
}

function versionRow({ article, version, content, at, by, note }: NextVersion): Selectable<Tables['article_version']> {
  return {
    article_id: article.id,
    version,
    headline: content.headline,
    standfirst: content.standfirst,
    byline: content.byline,
    dateline: content.dateline,
    slugline: content.slugline,
    language: content.language,
    urgency: content.urgency,
    labels: [...content.labels],
    section_id: content.sectionId,
    author_ids: [...content.authorIds],
    tag_ids: [...content.tagIds],
    lead_media_id: content.leadMediaId,
    body: [...content.body],
    body_text: content.bodyText,
    word_count: content.wordCount,
    related_uris: [...content.relatedUris],
    source_id: content.sourceId,
    source_item_url: content.sourceItemUrl,
    embargoed_until: content.embargoedUntil,
    expires_at: content.expiresAt,
    created_at: at,
    created_by: by,
    note,
  }
}
