import { type RawBuilder, sql } from 'kysely'

/**
 * What names an article and shows it once it is public. Responses that it is missing from must not name it, so the event that makes it
 * public has to name them.
 */
export interface Referrers {
  /** Ids of the articles that are related to it. */
  readonly articles: readonly string[]
  /** Ids of the curations that it is on. */
  readonly curations: readonly string[]
}

/** More than these are not listed. */
export const MAX_REFERRERS = 1_000

/**
 * The referrers of the article of `event`; null if the event does not make it public. Of each kind, one more than `MAX_REFERRERS` at most.
 * They are read with the event, not stored in its transaction: another that refers to the article may commit before it, unseen by it.
 */
export const referrersOfEvent: RawBuilder<Referrers | null> = sql`case when event.before is null and event.after is not null then
  json_build_object(
    'articles', array(select distinct article_id from article_version
      where related_uris @> array[event.uri] limit ${sql.lit(MAX_REFERRERS + 1)}),
    'curations', array(select curation_id from curation_item
      where article_id = event.subject_id limit ${sql.lit(MAX_REFERRERS + 1)}))
  end`
