-- An article row has identifiers and state; an article_version row has the content.
create table article (
  id uuid primary key,
  uri text not null unique,
  slug text not null unique,
  state text not null check (state in ('DRAFT', 'USABLE', 'WITHHELD', 'CANCELED')),
  -- The version that readers see; of a draft, its latest.
  version integer not null,
  latest_version integer not null,
  language text not null,
  urgency smallint not null,
  labels text[] not null,
  published_at timestamptz(3),
  translation_group uuid not null,
  -- A digest of the item last imported under this uri; importing the same item again changes nothing.
  source_digest text,
  -- The values that filters compare; null while the article is not public.
  facets jsonb,
  search tsvector
);
create index article_latest on article (published_at desc, id desc) where state = 'USABLE';
-- Without a pending list, which searches would have to scan after a large import.
create index article_search on article using gin (search) with (fastupdate = off) where state = 'USABLE';
create index article_translations on article (translation_group);

create table article_version (
  article_id uuid not null references article on delete cascade,
  version integer not null,
  primary key (article_id, version),
  headline text not null,
  standfirst text,
  byline text,
  dateline text,
  slugline text,
  language text not null,
  urgency smallint not null,
  labels text[] not null,
  section_id uuid not null references section,
  author_ids uuid[] not null,
  tag_ids uuid[] not null,
  lead_media_id uuid references media,
  body jsonb not null,
  body_text text not null,
  word_count integer not null,
  related_uris text[] not null,
  source_id uuid references source,
  source_item_url text,
  embargoed_until timestamptz(3),
  expires_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  created_by text,
  note text
);

-- Every slug an article ever had. A slug never moves to another article. It is claimed before its article is stored.
create table slug (
  slug text primary key,
  article_id uuid not null references article on delete cascade deferrable initially deferred
);
create index slug_article on slug (article_id);

-- One row for each public article and each facet that lists it: its section and all ancestors,
-- its authors, its tags. A page of a facet is a range scan of the primary key.
create table listing (
  facet_id uuid not null,
  published_at timestamptz(3) not null,
  article_id uuid not null references article on delete cascade,
  primary key (facet_id, published_at, article_id)
);
create index listing_article on listing (article_id, facet_id);

create table correction (
  article_id uuid not null references article on delete cascade,
  version integer not null,
  text text not null,
  at timestamptz(3) not null default now(),
  primary key (article_id, version)
);

create table curation (
  id uuid primary key,
  slug text not null unique,
  title text not null,
  titles jsonb not null default '{}',
  version integer not null default 1,
  updated_at timestamptz(3) not null default now()
);

create table curation_item (
  curation_id uuid not null references curation on delete cascade,
  position integer not null,
  article_id uuid not null references article on delete cascade,
  primary key (curation_id, position)
);
create index curation_item_article on curation_item (article_id);
