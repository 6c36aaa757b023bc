-- A slug and a translation group belong to a version: they become public with it. Before, a draft changed them for readers.
alter table article_version add column slug text, add column translation_group uuid;
update article_version v set slug = a.slug, translation_group = a.translation_group from article a where a.id = v.article_id;
alter table article_version alter column slug set not null, alter column translation_group set not null;

-- Whether a version with this slug was ever public. Readers find nothing by a slug that only a draft or a scheduled version has.
alter table slug add column is_public boolean not null default false;
update slug set is_public = true from article a where a.id = slug.article_id and a.published_at is not null;

-- As before, with the slug and the translation group of the version that readers have.
create or replace function hold_articles(uris text[]) returns table (
  id uuid, uri text, slug text, state text, version integer, latest_version integer, draft_version integer,
  scheduled_version integer, scheduled_at timestamptz, published_at timestamptz, translation_group uuid, source_digest text,
  facets jsonb
) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(key)
    from (select distinct hashtextextended('article:' || held, 0) as key from unnest(uris) as held order by key) as keys;
  return query
    select a.id, a.uri, v.slug, a.state, a.version, a.latest_version, a.draft_version, d.version, d.due_at, a.published_at,
      v.translation_group, a.source_digest, a.facets
    from article as a join article_version as v on v.article_id = a.id and v.version = a.version
      left join due_change as d on d.article_id = a.id and d.change = 'PUBLISH'
    where a.uri = any(uris);
end
$$;

alter table article drop column slug;
