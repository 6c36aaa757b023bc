-- Names compared without case and accents. `unaccent` is declared stable because its rules can be replaced; ours never are.
create function plain_name(name text) returns text language sql immutable strict parallel safe
  return lower(unaccent('unaccent'::regdictionary, regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')) collate "und-x-icu");

-- The words of names, for searches by the beginnings of words. Names in other languages are the values of `names`.
create function name_words(name text, names jsonb, slug text) returns tsvector language sql immutable parallel safe
  return array_to_tsvector(array_remove(regexp_split_to_array(
    plain_name(concat(name, ' ', jsonb_path_query_array(names, '$.*')::text, ' ', slug)), '[^[:alnum:]]+'), ''));

-- Matches names with words that begin like each word of the text; null if it has none.
create function name_prefixes(prefix text) returns tsquery language sql immutable strict parallel safe
  return (select string_agg(format('''%s'':*', word), ' & ')::tsquery
    from regexp_split_to_table(plain_name(prefix), '[^[:alnum:]]+') as word where word <> '');

alter table tag
  add column kind text not null default 'SUBJECT'
    check (kind in ('SUBJECT', 'PERSON', 'PLACE', 'ORGANISATION', 'EVENT', 'SERIES')),
  add column names jsonb not null default '{}',
  add column description text,
  add column updated_at timestamptz(3) not null default now();

-- A list of names is a range scan of its first index, a search by prefix reads the second.
alter table author
  add column sort_name text collate "C" not null generated always as (plain_name(name)) stored,
  add column words tsvector not null generated always as (name_words(name, '{}', slug)) stored;
create index author_sort_name on author (sort_name, id);
create index author_words on author using gin (words);

alter table tag
  add column sort_name text collate "C" not null generated always as (plain_name(name)) stored,
  add column words tsvector not null generated always as (name_words(name, names, slug)) stored;
create index tag_sort_name on tag (sort_name, id);
create index tag_words on tag using gin (words);

alter table curation
  add column sort_name text collate "C" not null generated always as (plain_name(title)) stored,
  add column words tsvector not null generated always as (name_words(title, titles, slug)) stored;
create index curation_sort_name on curation (sort_name, id);
create index curation_words on curation using gin (words);

-- A newsroom has few sections: they are always read whole, in the order of their tree.
alter table section
  add column words tsvector not null generated always as (name_words(name, names, slug)) stored;
