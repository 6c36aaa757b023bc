-- What filters look at, of every public version before the present one: whoever was ever given the article is told when
-- it is taken away, however short the log is kept. Null while there is none.
alter table article add column past_facets jsonb;

-- The same of the article that an event takes away.
alter table event add column past jsonb;

-- Facets that lie within others are left out: a filter that takes the less takes the more too. There are at most 64;
-- with more the entry null stands for all of them: whoever reads may have been given it.
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

-- The slug of a killed article tells its headline, so only a digest of it stays: enough to find the article by it, and to
-- keep it from being given to another.
create function killed_slug(slug text) returns text language sql immutable parallel safe
  return 'killed-' || encode(sha256(convert_to(slug, 'UTF8')), 'hex');

-- As if the slug itself were there: `on conflict do nothing` leaves it out too.
create function leave_out_killed_slug() returns trigger language plpgsql as $$
begin
  if exists (select from slug where slug.slug = killed_slug(new.slug)) then
    return null;
  end if;
  return new;
end
$$;
create trigger slug_is_not_a_killed_one before insert on slug for each row execute function leave_out_killed_slug();

-- A kill looks for other users of its pictures.
create index article_version_lead_media on article_version (lead_media_id) where lead_media_id is not null;

-- The entries of a live blog, newest first. As a question of its own it sees what a former holder of the article committed
-- while the statement that calls it waited in hold_articles.
create function live_posts(article uuid, number integer) returns jsonb language plpgsql as $$
begin
  return (
    select jsonb_path_query_array(body, '$[*] ? (@.type == "live-post")')
    from article_version where article_id = article and version = number
  );
end
$$;
