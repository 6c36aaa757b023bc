create extension if not exists unaccent;

-- Accent-insensitive full-text search: "perche" finds "perché". Stop words and stems are those of the language.
create text search configuration news_italian (copy = italian);
alter text search configuration news_italian
  alter mapping for hword, hword_part, word with unaccent, italian_stem;
create text search configuration news_english (copy = english);
alter text search configuration news_english
  alter mapping for hword, hword_part, word with unaccent, english_stem;
create text search configuration news_simple (copy = simple);
alter text search configuration news_simple
  alter mapping for hword, hword_part, word with unaccent, simple;

-- The text search configuration for a BCP 47 tag.
create function search_configuration(language text) returns text
  language sql immutable parallel safe
  return case split_part(lower(language), '-', 1)
    when 'it' then 'news_italian'
    when 'en' then 'news_english'
    else 'news_simple'
  end;

create table section (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  names jsonb not null default '{}',
  description text,
  parent_id uuid references section,
  position integer not null default 0,
  updated_at timestamptz(3) not null default now()
);
create index section_parent on section (parent_id);

create table media (
  id uuid primary key,
  fingerprint text not null unique,
  kind text not null check (kind in ('IMAGE', 'VIDEO', 'AUDIO')),
  url text not null,
  alt_text text,
  caption text,
  credit text,
  width integer,
  height integer,
  duration_seconds integer,
  is_live boolean not null default false
);

create table author (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  bio text,
  avatar_id uuid references media,
  updated_at timestamptz(3) not null default now()
);

create table tag (
  id uuid primary key,
  slug text not null unique,
  name text not null
);

create table source (
  id uuid primary key,
  name text not null,
  url text,
  unique nulls not distinct (name, url)
);
