-- The facets of all public versions before the current one: every subscriber that may have received the article gets the event of
-- its withdrawal, whatever the retention of the log. Null if there is no earlier version.
alter table article add column past_facets jsonb;

-- The same, copied to the event that withdraws the article.
alter table event add column past jsonb;

-- Facets that are a subset of others are dropped: every filter that matches the subset matches the superset too. At most 64 are
-- stored; beyond that, a null entry means that any subscriber may have received the article.
create function keep_past_facets() returns trigger language plpgsql as $$
declare
  past jsonb := coalesce(old.past_facets, '[]');
begin
  if not (past @> jsonb_build_array(old.facets) or past @> '[null]') then
    new.past_facets := case when jsonb_array_length(past) < 64 then past || old.facets else '[null]' end;
  end if;
  return new;
end
$$;
create trigger article_keeps_past_facets before update of facets on article for each row
  when (old.facets is not null and old.facets is distinct from new.facets) execute function keep_past_facets();

-- The slug of a killed article reveals its headline, so only a digest is stored: enough to find the article by its slug, and to
-- prevent another article from getting it.
create function killed_slug(slug text) returns text language sql immutable parallel safe
  return 'killed-' || encode(sha256(convert_to(slug, 'UTF8')), 'hex');

-- Treats the digest like the slug itself: an insert with `on conflict do nothing` skips it.
create function leave_out_killed_slug() returns trigger language plpgsql as $$
begin
  if exists (select from slug where slug.slug = killed_slug(new.slug)) then
    return null;
  end if;
  return new;
end
$$;
create trigger slug_is_not_a_killed_one before insert on slug for each row execute function leave_out_killed_slug();

-- A kill checks whether other versions use its pictures.
create index article_version_lead_media on article_version (lead_media_id) where lead_media_id is not null;

-- The entries of a live blog, newest first. A volatile function has a snapshot of its own, so it sees what the previous lock holder
-- committed while the calling statement waited in hold_articles.
create function live_posts(article uuid, number integer) returns jsonb language plpgsql as $$
begin
  return (
    select jsonb_path_query_array(body, '$[*] ? (@.type == "live-post")')
    from article_version where article_id = article and version = number
  );
end
$$;
