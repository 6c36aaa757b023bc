-- Locks these uris until the transaction ends and returns their articles, in one round trip: the inner statement has a snapshot of
-- its own and sees what the previous lock holder committed. The lock order is fixed, so that two callers cannot deadlock. Columns
-- are named, so that one added by a newer version does not change the result.
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
