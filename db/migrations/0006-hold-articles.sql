-- Holds these uris until the transaction ends and gives the articles that have one: one question instead of two, since
-- the inner statement sees what a former holder committed while this one waited. In one order, so that two callers with
-- several uris never wait for each other.
create function hold_articles(uris text[]) returns setof article language plpgsql as $$
begin
  perform pg_advisory_xact_lock(key)
    from (select distinct hashtextextended('article:' || uri, 0) as key from unnest(uris) as uri order by key) as keys;
  return query select * from article where uri = any(uris);
end
$$;
