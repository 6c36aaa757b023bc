-- Posts of live blogs are rows of their own, no longer blocks of a body: a post costs no version.
create table live_post (
  id uuid primary key,
  article_id uuid not null references article on delete cascade,
  key text not null,
  unique (article_id, key),
  -- Counts the edits, from 1.
  version integer not null default 1,
  at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  headline text,
  key_event boolean not null,
  pinned boolean not null,
  blocks jsonb not null,
  body_text text not null,
  media_ids uuid[] not null default '{}',
  search tsvector
);
-- Read backwards: pinned posts first, then the newest.
create index live_post_place on live_post (article_id, pinned, at, id);
create index live_post_key_events on live_post (article_id, pinned, at, id) where key_event;
-- A summary does not tell pinned ones apart.
create index live_post_summary on live_post (article_id, at, id) where key_event;
create index live_post_search on live_post using gin (search) with (fastupdate = off);
create index live_post_media_ids on live_post using gin (media_ids);

-- The post of an event, and of the first result of a request.
alter table event add column post_id uuid;
alter table idempotency add column post_id uuid;

-- The uploaded pictures whose addresses are in a text. The lock makes a kill that would delete them wait until this transaction ends,
-- and then find that they are in use.
create function media_items_in(shown text) returns uuid[] language plpgsql as $$
begin
  if strpos(shown, '/media/') = 0 then
    return '{}';
  end if;
  return (select coalesce(array_agg(item.id), '{}') from (
    select id from media_item
    where digest in (select address[1] from regexp_matches(shown, '/media/([0-9a-f]{64})', 'g') as address)
    order by id for key share
  ) as item);
end
$$;

create or replace function note_media_items() returns trigger language plpgsql as $$
begin
  new.media_ids := media_items_in(new.body::text || coalesce((select url from media where id = new.lead_media_id), ''));
  return new;
end
$$;

create function index_live_post() returns trigger language plpgsql as $$
declare
  words text := (select search_configuration(language) from article where id = new.article_id);
begin
  new.media_ids := media_items_in(new.blocks::text);
  new.search := setweight(search_vector(words, coalesce(new.headline, '')), 'A')
    || setweight(search_vector(words, new.body_text), 'D');
  return new;
end
$$;
create trigger live_post_is_indexed before insert or update of headline, blocks, body_text on live_post
  for each row execute function index_live_post();

-- The posts are in the language of their article.
create function index_live_posts() returns trigger language plpgsql as $$
begin
  update live_post set body_text = body_text where article_id = new.id;
  return null;
end
$$;
create trigger article_indexes_live_posts after update of language on article for each row
  when (search_configuration(old.language) <> search_configuration(new.language)) execute function index_live_posts();

-- Moves the posts that readers see, or saw last, out of the bodies.
create function texts_of(blocks jsonb) returns text language plpgsql as $$
begin
  return (select string_agg(nullif(text_of(block), ''), E'\n' order by place)
    from jsonb_array_elements(blocks) with ordinality as all_blocks(block, place));
end
$$;

create function text_of(block jsonb) returns text language plpgsql as $$
begin
  return case
    when block ->> 'kind' in ('QUOTE', 'PULL_QUOTE')
      then concat_ws(' — ', nullif(block ->> 'text', ''), nullif(block #>> '{attribution,text}', ''))
    when block ->> 'kind' = 'LIST' then (
      select string_agg(nullif(item ->> 'text', ''), E'\n' order by place)
      from jsonb_array_elements(block -> 'items') with ordinality as items(item, place))
    when block ->> 'kind' = 'GALLERY'
      then concat_ws(E'\n', nullif(texts_of(block -> 'pictures'), ''), nullif(block #>> '{caption,text}', ''))
    when block ->> 'kind' = 'TABLE' then concat_ws(E'\n', nullif(block #>> '{caption,text}', ''), (
      select string_agg(nullif((
        select string_agg(nullif(cell ->> 'text', ''), ' ' order by nth)
        from jsonb_array_elements(line -> 'cells') with ordinality as cells(cell, nth)), ''), E'\n' order by place)
      from jsonb_array_elements(block -> 'rows') with ordinality as lines(line, place)))
    when block ->> 'kind' = 'EMBED' then concat_ws(E'\n', nullif(block ->> 'title', ''), nullif(block ->> 'text', ''),
      nullif(block ->> 'author', ''), nullif(block #>> '{caption,text}', ''))
    when block ->> 'kind' = 'ASIDE'
      then concat_ws(E'\n', nullif(block #>> '{heading,text}', ''), nullif(texts_of(block -> 'blocks'), ''))
    when block ? 'media' then block #>> '{media,caption}'
    else block ->> 'text'
  end;
end
$$;

insert into live_post (id, article_id, key, at, updated_at, headline, key_event, pinned, blocks, body_text)
select gen_random_uuid(), a.id, post ->> 'key', (post ->> 'at')::timestamptz, (post ->> 'at')::timestamptz,
  post ->> 'headline', (post -> 'keyEvent')::boolean, (post -> 'pinned')::boolean, post -> 'blocks',
  coalesce(texts_of(post -> 'blocks'), '')
from article a join article_version v on v.article_id = a.id and v.version = a.version,
  jsonb_array_elements(v.body) with ordinality as posts(post, place)
where post ->> 'kind' = 'LIVE_POST'
order by a.id, place
on conflict (article_id, key) do nothing;

with stripped as (
  update article_version v set body = rest.body, digest = null, body_text = rest.words,
    word_count = (select count(*) from regexp_split_to_table(rest.words, E'[\\s\\u00a0\\u2000-\\u200a\\u202f\\u3000]+') as word
      where word <> '')
  from (
    select article_id, version, blocks.body, coalesce(texts_of(blocks.body), '') as words
    from article_version, lateral (
      select coalesce(jsonb_agg(block order by place), '[]') as body
      from jsonb_array_elements(article_version.body) with ordinality as all_blocks(block, place)
      where block ->> 'kind' <> 'LIVE_POST'
    ) as blocks
    where article_version.body @> '[{"kind": "LIVE_POST"}]'
  ) as rest
  where v.article_id = rest.article_id and v.version = rest.version
  returning v.article_id, v.version, v.headline, v.standfirst, v.body_text, search_configuration(v.language) as words
)
update article a set search = setweight(search_vector(s.words, s.headline), 'A')
  || setweight(search_vector(s.words, coalesce(s.standfirst, '')), 'B') || setweight(search_vector(s.words, s.body_text), 'D')
from stripped s where a.id = s.article_id and a.version = s.version and a.search is not null;

drop function texts_of;
drop function text_of;

-- Of the version that is shown: its digest. As a question of its own it sees what a former holder of the article committed while the
-- statement that calls it waited in hold_articles.
drop function shown_version(uuid, integer);
create function shown_version(article uuid, number integer) returns table (digest uuid) language plpgsql as $$
begin
  return query select v.digest from article_version v where v.article_id = article and v.version = number;
end
$$;
