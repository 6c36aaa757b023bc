import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../connection/database.ts'
import { SECTION_PATHS } from '../content/section-paths.ts'
import type { EventKind } from '../tables/event.ts'

export interface Publication {
  readonly articleId: string
  readonly version: number
  readonly kind: Extract<EventKind, 'PUBLISHED' | 'UPDATED' | 'CORRECTED'>
  /** When the article first became public; a later version keeps it. */
  readonly publishedAt: Date
  readonly note: string | null
}

/** `makeAllPublic` for one version. Returns the id of the event. */
export async function makePublic(tx: Transaction, publication: Publication): Promise<string> {
  const eventIds = await makeAllPublic(tx, [publication])
  const eventId = eventIds.get(publication.articleId)
  if (eventId !== undefined) return eventId
  throw new Error(`version ${publication.version} of article ${publication.articleId} is not stored`)
}

/**
 * Publishes stored versions, each of a different article: state, slug, lists, search, scheduled expiry, and events in the order of
 * the publications, in one statement of the caller's transaction. Scheduled changes of earlier versions are dropped. Returns
 * the ids of the events by article.
 */
export async function makeAllPublic(
  tx: Transaction,
  publications: readonly Publication[],
): Promise<ReadonlyMap<string, string>> {
  if (publications.length === 0) return new Map()
  const events = publications.map((publication) => ({ ...publication, eventId: uuidv7() }))
  // Listings that stay are not deleted and inserted again: the parts of one statement do not see each other's changes.
  const { rows } = await sql<{ articleId: string; eventId: string }>`
    /* make-public */ with public as materialized (
      select p.*, a.uri, a.facets as before, path.ids || v.author_ids || v.tag_ids as facet_ids,
        v.language, v.urgency, v.labels, v.expires_at, v.slug, v.translation_group, v.headline, v.standfirst, v.body_text,
        search_configuration(v.language) as words,
        jsonb_build_object(
          'sections', path.slugs,
          'authors', array(select slug from author where id = any(v.author_ids) order by slug),
          'tags', array(select slug from tag where id = any(v.tag_ids) order by slug),
          'labels', v.labels, 'language', v.language, 'urgency', v.urgency, 'publishedAt', p."publishedAt"
        ) as after
      from rows from (json_to_recordset(${JSON.stringify(events)}::json) as (
          "eventId" uuid, "articleId" uuid, version integer, kind text, "publishedAt" text, note text
        )) with ordinality as p("eventId", "articleId", version, kind, "publishedAt", note, place)
        join article a on a.id = p."articleId"
        join article_version v on v.article_id = a.id and v.version = p.version
        cross join lateral ${SECTION_PATHS} as path
    ), shown as (
      update article a set state = 'PUBLISHED', version = p.version, language = p.language, urgency = p.urgency,
        labels = p.labels, published_at = p."publishedAt"::timestamptz, translation_group = p.translation_group, facets = p.after,
        search = setweight(search_vector(p.words, p.headline), 'A')
          || setweight(search_vector(p.words, coalesce(p.standfirst, '')), 'B')
          || setweight(search_vector(p.words, p.body_text), 'D')
      from public p where a.id = p."articleId"
    ), shown_version as (
      update article_version v set public_at = date_trunc('milliseconds', now())
      from public p where v.article_id = p."articleId" and v.version = p.version and v.public_at is null
    ), named as (
      update slug s set is_public = true from public p where s.slug = p.slug and not s.is_public
    ), unlisted as (
      delete from listing l using public p
      where l.article_id = p."articleId" and p.before is not null
        and (l.published_at <> p."publishedAt"::timestamptz or l.facet_id <> all(p.facet_ids))
    ), listed as (
      insert into listing (facet_id, published_at, article_id)
      select distinct unnest(facet_ids), "publishedAt"::timestamptz, "articleId" from public
      on conflict do nothing
    ), void as (
      delete from due_change d using public p
      where d.article_id = p."articleId"
        and (d.change = 'PUBLISH' and d.version <= p.version or d.change = 'EXPIRE' and p.expires_at is null)
    ), ending as (
      insert into due_change (article_id, change, version, due_at)
      select "articleId", 'EXPIRE', version, expires_at from public where expires_at is not null
      on conflict (article_id, change) do update set version = excluded.version, due_at = excluded.due_at
    )
    insert into event (id, kind, subject_id, uri, version, note, before, after)
    select "eventId", kind, "articleId", uri, version, note, before, after from public order by place
    returning subject_id as "articleId", id as "eventId"`.execute(tx)
  return new Map(rows.map(({ articleId, eventId }) => [articleId, eventId]))
}
