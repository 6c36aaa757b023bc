-- Every state by its name. Before, DRAFT stood for scheduled and embargoed articles too, WITHHELD for expired ones.
alter table article drop constraint article_state_check;

-- The version that editors are working on beside the one that `version` names; null if there is none.
alter table article add column draft_version integer;
-- When the version became public; null if it never was.
alter table article_version add column public_at timestamptz(3);

update article_version v set public_at = e.at
  from (select subject_id, version, min(at) as at from event where kind in ('PUBLISHED', 'UPDATED', 'CORRECTED') group by 1, 2) e
  where e.subject_id = v.article_id and e.version = v.version;

-- `version` of an article that is not public any more is the last that readers saw, not a later draft.
update article a set version = v.version
  from (select article_id, max(version) as version from article_version where public_at is not null group by 1) v
  where v.article_id = a.id and a.state in ('WITHHELD', 'CANCELED');
-- The log may not reach back to its publication.
update article_version v set public_at = v.created_at
  from article a
  where a.id = v.article_id and a.version = v.version and a.published_at is not null and v.public_at is null;

update article a set draft_version = a.latest_version
  where a.state <> 'CANCELED' and (a.state = 'DRAFT' or a.latest_version > a.version) and not exists (
    select from due_change d where d.article_id = a.id and d.change = 'PUBLISH' and d.version = a.latest_version
  );
update article a set version = d.version,
    state = case when v.embargoed_until >= d.due_at then 'EMBARGOED' else 'SCHEDULED' end
  from due_change d join article_version v on v.article_id = d.article_id and v.version = d.version
  where d.article_id = a.id and d.change = 'PUBLISH' and a.state = 'DRAFT';
update article a set state = 'EXPIRED'
  where a.state = 'WITHHELD' and 'EXPIRED' = (
    select kind from event where subject_id = a.id order by position desc limit 1
  );
update article set state = 'PUBLISHED' where state = 'USABLE';

alter table article add constraint article_state_check
  check (state in ('DRAFT', 'SCHEDULED', 'EMBARGOED', 'PUBLISHED', 'WITHHELD', 'EXPIRED', 'CANCELED'));

drop index article_latest, article_search_italian, article_search_english, article_search_simple;
create index article_latest on article (published_at desc, id desc) where state = 'PUBLISHED';
create index article_search_italian on article using gin (search) with (fastupdate = off)
  where state = 'PUBLISHED' and search_configuration(language) = 'news_italian';
create index article_search_english on article using gin (search) with (fastupdate = off)
  where state = 'PUBLISHED' and search_configuration(language) = 'news_english';
create index article_search_simple on article using gin (search) with (fastupdate = off)
  where state = 'PUBLISHED' and search_configuration(language) = 'news_simple';

-- As before, with the working draft and the scheduled version.
drop function hold_articles(text[]);
create function hold_articles(uris text[]) returns table (
  id uuid, uri text, slug text, state text, version integer, latest_version integer, draft_version integer,
  scheduled_version integer, scheduled_at timestamptz, published_at timestamptz, translation_group uuid, source_digest text,
  facets jsonb
) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(key)
    from (select distinct hashtextextended('article:' || held, 0) as key from unnest(uris) as held order by key) as keys;
  return query
    select a.id, a.uri, a.slug, a.state, a.version, a.latest_version, a.draft_version, d.version, d.due_at, a.published_at,
      a.translation_group, a.source_digest, a.facets
    from article as a left join due_change as d on d.article_id = a.id and d.change = 'PUBLISH'
    where a.uri = any(uris);
end
$$;
