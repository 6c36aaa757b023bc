import type { ArticleTable, DueChangeTable, ListingTable, SlugTable } from './article.ts'
import type { ArticleVersionTable, CorrectionTable } from './article-version.ts'
import type { AuthorTable } from './author.ts'
import type { CurationItemTable, CurationTable } from './curation.ts'
import type { EventHeadTable, EventTable, LogReaderTable } from './event.ts'
import type { FeedItemTable, FeedTable, WebSubSubscriptionTable } from './feed.ts'
import type { CdnPurgeTable } from './gateways/cdn-purge.ts'
import type { GatewaySecretTable } from './gateways/gateway-secret.ts'
import type { IdempotencyTable } from './gateways/idempotency.ts'
import type { PingTable } from './gateways/ping.ts'
import type { WebhookTable } from './gateways/webhook.ts'
import type { LabelTable } from './label.ts'
import type { LivePostTable } from './live-post.ts'
import type { MediaTable } from './media.ts'
import type { BucketDeletionTable, MediaItemTable } from './media-item.ts'
import type { SectionTable } from './section.ts'
import type { SourceTable } from './source.ts'
import type { TagTable } from './tag.ts'
import type { PreviewLinkTable, TokenRevocationTable, TokenTable } from './token.ts'

/** The row types of all tables. A test compares them with the database. */
export interface Tables {
  section: SectionTable
  media: MediaTable
  media_item: MediaItemTable
  bucket_deletion: BucketDeletionTable
  author: AuthorTable
  tag: TagTable
  label: LabelTable
  source: SourceTable
  article: ArticleTable
  article_version: ArticleVersionTable
  slug: SlugTable
  listing: ListingTable
  live_post: LivePostTable
  correction: CorrectionTable
  curation: CurationTable
  curation_item: CurationItemTable
  feed: FeedTable
  feed_item: FeedItemTable
  websub_subscription: WebSubSubscriptionTable
  event_head: EventHeadTable
  event: EventTable
  log_reader: LogReaderTable
  idempotency: IdempotencyTable
  cdn_purge: CdnPurgeTable
  gateway_secret: GatewaySecretTable
  due_change: DueChangeTable
  token: TokenTable
  token_revocation: TokenRevocationTable
  preview_link: PreviewLinkTable
  webhook: WebhookTable
  ping: PingTable
}
