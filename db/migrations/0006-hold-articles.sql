-- Holds these uris until the transaction ends and gives the articles that have one: one question instead of two, since
-- the inner statement sees what a former holder committed while this one waited. In one order, so that two callers with
-- several uris never wait for each other. It names its columns: one that a newer version adds while this waits must not
-- change what it gives.
create function hold_articles(uris text[]) returns table (
  id uuid, uri text, slug text, state text, version integer, latest_version integer, published_at timestamptz,
  translation_group uuid, source_digest text, facets jsonb
) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(key)
    from (select distinct hashtextextended('article:' || held, 0) as key from unnest(uris) as held order by key) as keys;
  return query
    select a.id, a.uri, a.slug, a.state, a.version, a.latest_version, a.published_at, a.translation_group,
      a.source_digest, a.facets
    from article as a where a.uri = any(uris);
end
$$;
