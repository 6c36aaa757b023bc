-- Labels are the newsroom's own. Articles name them by slug, which never changes; those that were built in are the first.
create table label (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  names jsonb not null default '{}',
  description text,
  updated_at timestamptz(3) not null default now(),
  sort_name text collate "C" not null generated always as (plain_name(name)) stored,
  words tsvector not null generated always as (name_words(name, names, slug)) stored
);
insert into label (id, slug, name, names, description) values
  (gen_random_uuid(), 'breaking', 'Breaking', '{"en": "Breaking", "it": "Ultim’ora"}', 'Breaking news.'),
  (gen_random_uuid(), 'live', 'Live', '{"en": "Live", "it": "In diretta"}', 'Live coverage.'),
  (gen_random_uuid(), 'video', 'Video', '{"en": "Video", "it": "Video"}', 'The article is or contains a video.'),
  (gen_random_uuid(), 'audio', 'Audio', '{"en": "Audio", "it": "Audio"}', 'The article is mainly audio.'),
  (gen_random_uuid(), 'gallery', 'Pictures', '{"en": "Pictures", "it": "Foto"}', 'A picture gallery.'),
  (gen_random_uuid(), 'exclusive', 'Exclusive', '{"en": "Exclusive", "it": "Esclusiva"}', 'An exclusive.'),
  (gen_random_uuid(), 'analysis', 'Analysis', '{"en": "Analysis", "it": "Analisi"}', 'An analysis.'),
  (gen_random_uuid(), 'opinion', 'Opinion', '{"en": "Opinion", "it": "Opinione"}', 'An opinion piece.');

update article set labels = lower(labels::text)::text[] where labels <> '{}';
-- The digest was of the names of before.
update article_version set labels = lower(labels::text)::text[], digest = null where labels <> '{}';

create function with_label_slugs(facets jsonb) returns jsonb language sql immutable strict
  return jsonb_set(facets, '{labels}', lower((facets -> 'labels')::text)::jsonb);
-- Null stands for versions that nobody knows.
create function all_with_label_slugs(past jsonb) returns jsonb language sql immutable strict
  return (select coalesce(jsonb_agg(with_label_slugs(nullif(facets, 'null')) order by place), '[]')
    from jsonb_array_elements(past) with ordinality as versions(facets, place));

-- The names are others, but nothing has become past.
alter table article disable trigger article_keeps_past_facets;
update article set facets = with_label_slugs(facets), past_facets = all_with_label_slugs(past_facets)
  where facets is not null or past_facets is not null;
alter table article enable trigger article_keeps_past_facets;
update event set before = with_label_slugs(before), after = with_label_slugs(after), past = all_with_label_slugs(past)
  where before is not null or after is not null or past is not null;
drop function all_with_label_slugs;
drop function with_label_slugs;
