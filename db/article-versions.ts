import { sql } from 'kysely'
import type { Block } from './block.ts'
import type { Transaction } from './database.ts'
import type { Label } from './tables.ts'

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

export interface VersionOrigin {
  readonly at: Date
  readonly by: string | null
  readonly note: string | null
}

/** A new article that nobody sees yet. */
export interface NewArticle {
  readonly id: string
  readonly uri: string
  readonly slug: string
  readonly translationGroup: string
}

export async function insertArticle(tx: Transaction, article: NewArticle, content: VersionContent): Promise<void> {
  await tx
    .insertInto('article')
    .values({
      id: article.id,
      uri: article.uri,
      slug: article.slug,
      state: 'DRAFT',
      version: 1,
      latest_version: 1,
      language: content.language,
      urgency: content.urgency,
      labels: [...content.labels],
      published_at: null,
      translation_group: article.translationGroup,
      source_digest: null,
      facets: null,
    })
    .execute()
}

/** Writes a version beside the others; what readers see does not change. */
export async function insertVersion(
  tx: Transaction,
  articleId: string,
  version: number,
  content: VersionContent,
  origin: VersionOrigin,
): Promise<void> {
  await tx
    .insertInto('article_version')
    .values({
      article_id: articleId,
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
      body: JSON.stringify(content.body),
      body_text: content.bodyText,
      word_count: content.wordCount,
      related_uris: [...content.relatedUris],
      source_id: content.sourceId,
      source_item_url: content.sourceItemUrl,
      embargoed_until: content.embargoedUntil,
      expires_at: content.expiresAt,
      created_at: origin.at,
      created_by: origin.by,
      note: origin.note,
    })
    .execute()
}

/** Notes the latest version; of an article that is not public, it is also the one that editors see. */
export async function setLatestVersion(
  tx: Transaction,
  articleId: string,
  version: number,
  sourceDigest: string | null,
): Promise<void> {
  await tx
    .updateTable('article')
    .set({
      latest_version: version,
      source_digest: sourceDigest,
      version: sql<number>`case when state = 'USABLE' then version else ${version}::int end`,
    })
    .where('id', '=', articleId)
    .execute()
}
