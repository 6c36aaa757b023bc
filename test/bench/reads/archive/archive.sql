-- A newsroom of 12 sections, 200 authors and 300 tags with as many public stories as `bench.stories` says, the same on
-- every machine: 8 to 14 blocks with 3 to 5 KB of text, a picture, and 3 related stories; every tenth has 5. It was
-- published so long ago that the log has forgotten the events.

create function pg_temp.stories() returns int language sql stable as $$ select current_setting('bench.stories')::int $$;
-- Any number below the limit, the same for the same seed.
create function pg_temp.pick(seed text, below int) returns int language sql immutable parallel safe
  as $$ select ('x' || left(md5(seed), 7))::bit(28)::int % below $$;
create function pg_temp.uuid_of(kind text, n int) returns uuid language sql immutable parallel safe
  as $$ select md5(kind || n)::uuid $$;
create function pg_temp.published(n int) returns timestamptz language sql stable
  as $$ select timestamptz '2026-01-01Z' - (pg_temp.stories() - n) * interval '7 minutes' $$;
-- Grows with time, as version 7 has it.
create function pg_temp.story_id(n int) returns uuid language sql stable as $$
  select (lpad(to_hex((extract(epoch from pg_temp.published(n)) * 1000)::bigint), 12, '0') || '7'
    || left(md5('story' || n), 3) || '8' || right(md5('story' || n), 15))::uuid
$$;
create function pg_temp.language(n int) returns text language sql immutable
  as $$ select case when n % 3 = 0 then 'it' else 'en' end $$;
create function pg_temp.uri(n int) returns text language sql immutable
  as $$ select 'urn:example:story:' || n $$;

-- Few words are in every story and most are in few.
create temporary table vocabulary as
select rank, string_agg(substr('bcdfglmnprstvz', 1 + (rank / 7 ^ i)::int % 14, 1)
  || substr('aeiou', 1 + (rank / 5 ^ i)::int % 5, 1), '' order by i) as word
from generate_series(0, 3000) as rank cross join generate_series(0, 1 + rank % 3) as i
group by rank;
create unique index on vocabulary (rank);
analyze vocabulary;
create temporary table sentence as
select s, upper(left(text, 1)) || substr(text, 2) as text
from (
  select s, string_agg(word, ' ' order by i) as text
  from generate_series(0, 7499) as s cross join lateral generate_series(1, 4 + s % 30) as i
    join vocabulary on rank = (3000 * (pg_temp.pick(s || '.' || i, 10000) / 10000.0) ^ 3)::int
  group by s
) as said;
create unique index on sentence (s);
analyze sentence;
-- Of 4 to 33 words.
create function pg_temp.sentence(seed text, words int) returns text language sql stable
  as $$ select text from pg_temp.sentence where s = 30 * pg_temp.pick(seed, 250) + words - 4 $$;

insert into section (id, slug, name, names, parent_id, position)
select pg_temp.uuid_of('section', n), 'section-' || n, 'Section ' || n, jsonb_build_object('it', 'Sezione ' || n),
  case when n > 3 then pg_temp.uuid_of('section', 1 + n % 3) end, n
from generate_series(1, 12) as n order by n;
insert into author (id, slug, name)
select pg_temp.uuid_of('author', n), 'author-' || n, initcap(substring(pg_temp.sentence('author' || n, 4) from '^\w+ \w+')) from generate_series(1, 200) as n;
insert into tag (id, slug, name)
select pg_temp.uuid_of('tag', n), 'tag-' || n, substring(pg_temp.sentence('tag' || n, 4) from '^\w+') from generate_series(1, 300) as n;
insert into source (id, name, url) values (pg_temp.uuid_of('source', 1), 'Example Wire', 'https://wire.example.com/');
insert into media (id, fingerprint, kind, url, alt_text, caption, credit, width, height)
select pg_temp.uuid_of('media', n), 'archive-' || n, 'IMAGE', 'https://pictures.example.com/' || n || '.jpg',
  pg_temp.sentence('alt' || n, 6), pg_temp.sentence('caption' || n, 9), 'Photo: (c) Example ' || n % 40, 1600, 900
from generate_series(1, least(pg_temp.stories(), 20000)) as n;

create function pg_temp.plain(words text) returns jsonb language sql immutable
  as $$ select jsonb_build_object('html', words, 'text', words, 'spans', null) $$;
create function pg_temp.span(words text, marks jsonb) returns jsonb language sql immutable
  as $$ select jsonb_build_object('text', words, 'marks', marks, 'link', null, 'language', null, 'direction', null) $$;

-- Bodies are written once and told by many stories: the words are what takes long.
create temporary table body_text as
select b, language, blocks, position, kind, case kind
    when 'heading' then pg_temp.sentence(seed, 6)
    when 'quote' then pg_temp.sentence(seed, 22) || '.'
    when 'list' then pg_temp.sentence(seed, 5) || E'\n' || pg_temp.sentence(seed || 'b', 7) || E'\n' || pg_temp.sentence(seed || 'c', 6)
    else (
      select string_agg(pg_temp.sentence(seed || '/' || s, words / 4) || '.', ' ' order by s) from generate_series(1, 4) as s
    ) end as text
from (
  select b, pg_temp.language(b) as language, blocks, position, b || '-' || position as seed,
    case position when 3 then 'heading' when 5 then 'quote' when 7 then 'list' else 'paragraph' end as kind,
    (430 + pg_temp.pick('words' || b, 170)) / (blocks - 3) as words
  from generate_series(1, least(pg_temp.stories(), 1500)) as b
    cross join lateral (select 8 + pg_temp.pick('blocks' || b, 7) as blocks) as sized
    cross join lateral generate_series(1, blocks) as position
) as planned;
create temporary table body as
select b, text, array_length(regexp_split_to_array(text, '\s+'), 1) as words,
  search_vector(search_configuration(language), text) as search, blocks
from (
  select b, language, string_agg(case kind when 'quote' then text || ' — ' || 'Ada Conti' else text end, E'\n' order by position) as text,
    jsonb_agg(case kind
      when 'heading' then jsonb_build_object('kind', 'HEADING', 'level', 2) || pg_temp.plain(text)
      when 'quote' then jsonb_build_object('kind', 'QUOTE', 'attribution', pg_temp.plain('Ada Conti'), 'source', null) || pg_temp.plain(text)
      when 'list' then jsonb_build_object('kind', 'LIST', 'ordered', false, 'start', null, 'items', (
        select jsonb_agg(jsonb_build_object('depth', 1, 'ordered', false, 'start', null) || pg_temp.plain(item) order by place)
        from unnest(string_to_array(text, E'\n')) with ordinality as items(item, place)))
      else jsonb_build_object('kind', 'PARAGRAPH') || case
        when position % 2 = 0 then jsonb_build_object(
          'text', text, 'html', regexp_replace(text, '^(\w+)', '<em>\1</em>'),
          'spans', jsonb_build_array(
            pg_temp.span(substring(text from '^\w+'), '["EMPHASIS"]'), pg_temp.span(substring(text from '^\w+(.*)$'), '[]')))
        else pg_temp.plain(text) end end
      order by position) as blocks
  from body_text group by b, language
) as written;
create unique index on body (b);

create temporary table story as
select n, pg_temp.story_id(n) as id, pg_temp.published(n) as published_at, pg_temp.language(n) as language,
  1 + pg_temp.pick('urgency' || n, 9) as urgency,
  case when n % 50 = 0 then '{breaking}'::text[] else '{}' end as labels,
  -- One story in a thousand is of a lighthouse; a vulcano is in 200 stories, however many there are.
  pg_temp.sentence('headline' || n, 6) || ' ' || n || case when n % 1000 = 0 then ' lighthouse' else '' end
    || case when n % (pg_temp.stories() / least(pg_temp.stories(), 200)) = 0 then ' vulcano' else '' end as headline,
  pg_temp.sentence('standfirst' || n % 5000, 20) || '.' as standfirst,
  pg_temp.uuid_of('section', 1 + pg_temp.pick('section' || n, 12)) as section_id,
  array[pg_temp.uuid_of('author', 1 + author)] || case when n % 3 = 0 then array[pg_temp.uuid_of('author', 1 + (author + 50) % 200)] else '{}' end as author_ids,
  array[pg_temp.uuid_of('tag', 1 + tag), pg_temp.uuid_of('tag', 1 + (tag + 7) % 300)] || case when n % 2 = 0 then array[pg_temp.uuid_of('tag', 1 + (tag + 31) % 300)] else '{}' end as tag_ids,
  pg_temp.uuid_of('media', 1 + (n - 1) % least(pg_temp.stories(), 20000)) as media_id,
  -- The same language again after three.
  1 + (n - 1) % (least(pg_temp.stories(), 1500) / 3 * 3) as b,
  array(
    select pg_temp.uri(1 + (n - 1 - i * 7 - pg_temp.pick('related' || n || '.' || i, 7) + pg_temp.stories()) % pg_temp.stories())
    from generate_series(1, case when n % 10 = 0 then 5 else 3 end) as i
  ) as related_uris
from generate_series(1, pg_temp.stories()) as n
  cross join lateral (select pg_temp.pick('author' || n, 200) as author, pg_temp.pick('tag' || n, 300) as tag) as picked;
create unique index on story (n);
analyze body, story;

create temporary table path as
select s.id, array_remove(array[s.id, up.id], null) as ids, array_remove(array[s.slug, up.slug], null) as slugs
from section as s left join section as up on up.id = s.parent_id;

-- Indexes are sooner made of all words than of one story's after the other's.
create temporary table words_index as select indexname, indexdef from pg_indexes where indexname like 'article\_search\_%';
do $$ begin execute (select string_agg(format('drop index %I', indexname), ';') from words_index); end $$;
insert into article (id, uri, state, version, latest_version, language, urgency, labels, published_at,
  translation_group, facets, search)
select s.id, pg_temp.uri(n), 'PUBLISHED', 1, 1, language, urgency, labels, published_at, pg_temp.uuid_of('group', n),
  jsonb_build_object(
    'sections', path.slugs,
    'authors', array(select slug from author where id = any(author_ids) order by slug),
    'tags', array(select slug from tag where id = any(tag_ids) order by slug),
    'labels', labels, 'language', language, 'urgency', urgency,
    'publishedAt', to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  ),
  setweight(search_vector(search_configuration(language), headline), 'A')
    || setweight(search_vector(search_configuration(language), standfirst), 'B')
    || setweight(body.search, 'D')
from story as s join path on path.id = s.section_id join body on body.b = s.b
order by n;
insert into article_version (article_id, version, headline, standfirst, byline, dateline, language, urgency, labels, section_id,
  author_ids, tag_ids, lead_media_id, body, body_text, word_count, related_uris, source_id, created_at, other_section_ids, access, slug, translation_group)
select id, 1, headline, standfirst, 'Of our own', 'Trieste', language, urgency, labels, section_id,
  author_ids, tag_ids, media_id, body.blocks, body.text, body.words, related_uris, pg_temp.uuid_of('source', 1), published_at, '{}', 'FREE', 'story-' || n, pg_temp.uuid_of('group', n)
from story as s join body on body.b = s.b
order by n;
insert into slug (slug, article_id, is_public) select 'story-' || n, id, true from story order by n;
insert into listing (facet_id, published_at, article_id)
select distinct facet, published_at, s.id
from story as s join path on path.id = s.section_id cross join unnest(path.ids || author_ids || tag_ids) as facet;
do $$ begin execute (select string_agg(indexdef, ';') from words_index); end $$;
update event_head set position = pg_temp.stories(), pruned_to = pg_temp.stories();
