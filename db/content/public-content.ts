import type { Transaction } from '../connection/database.ts'
import type { VersionContent } from './article-versions.ts'

/** What the version says that readers see of the article, to make the next one from. */
export function publicContent(tx: Transaction, articleId: string): Promise<VersionContent> {
  return tx
    .selectFrom('article as a')
    .innerJoin('article_version as v', (join) =>
      join.onRef('v.article_id', '=', 'a.id').onRef('v.version', '=', 'a.version'),
    )
    .select([
      'v.headline',
      'v.standfirst',
      'v.byline',
      'v.dateline',
      'v.slugline',
      'v.language',
      'v.urgency',
      'v.labels',
    ])
    .select(['v.section_id as sectionId', 'v.author_ids as authorIds', 'v.tag_ids as tagIds'])
    .select(['v.lead_media_id as leadMediaId', 'v.body', 'v.body_text as bodyText', 'v.word_count as wordCount'])
    .select(['v.related_uris as relatedUris', 'v.source_id as sourceId', 'v.source_item_url as sourceItemUrl'])
    .select(['v.embargoed_until as embargoedUntil', 'v.expires_at as expiresAt'])
    .where('a.id', '=', articleId)
    .executeTakeFirstOrThrow()
}
