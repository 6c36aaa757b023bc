-- A source of news: an agency, a partner, an old system. What it brings is recorded in feed_item.
create table feed (
  id uuid primary key,
  slug text not null unique,
  title text not null,
  -- What is polled; null if its items are pushed or imported.
  url text unique,
  -- Null: by content.
  format text,
  -- What its items get that do not say it themselves, and what all of them get.
  section text references section (slug),
  language text,
  time_zone text,
  tags text[] not null default '{}',
  labels text[] not null default '{}',
  rights text,
  source_name text,
  -- Feeds with the same scope bring the same items: an id is unique within its scope.
  scope text not null,
  publish text not null default 'LIVE' check (publish in ('LIVE', 'DRAFT')),
  precedence text not null default 'DESK' check (precedence in ('DESK', 'WIRE')),
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'FAILING', 'PAUSED', 'GONE')),
  interval_seconds integer not null default 300,
  next_poll_at timestamptz(3),
  -- The gateway that polls it, and until when.
  claimed_by text,
  claimed_until timestamptz(3),
  etag text,
  last_modified text,
  last_polled_at timestamptz(3),
  last_succeeded_at timestamptz(3),
  consecutive_failures integer not null default 0,
  last_error text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  sort_name text collate "C" not null generated always as (plain_name(title)) stored,
  words tsvector not null generated always as (name_words(title, '{}', slug)) stored
);
create index feed_scope on feed (scope);
create index feed_sort_name on feed (sort_name, id);
create index feed_due on feed (next_poll_at) where url is not null and state in ('ACTIVE', 'FAILING');

-- The newest version of each item that was seen at the wire, whatever became of it.
create table feed_item (
  scope text not null,
  -- The guid or id, else the link, without what differs between copies.
  item_id text not null,
  primary key (scope, item_id),
  -- The feed that brought it last; null if that was deleted.
  feed_id uuid references feed on delete set null,
  -- Null if nothing was made of it.
  article_id uuid unique references article on delete cascade,
  -- The version of the article that was made of it last.
  article_version integer,
  status text not null check (status in ('USABLE', 'WITHHELD', 'CANCELED')),
  version text,
  version_at timestamptz(3),
  digest text,
  state text not null check (state in ('TAKEN', 'WAITING', 'REFUSED', 'DROPPED')),
  reason text,
  -- Whether our desk has withdrawn the article, which then stays so until the desk publishes it.
  kept_back boolean not null default false,
  -- By these an item is recognised whose id has changed.
  link_digest text,
  published_at timestamptz(3),
  changed_at timestamptz(3) not null default now()
);
create index feed_item_of_feed on feed_item (feed_id, state, changed_at desc);
create index feed_item_link on feed_item (scope, link_digest) where link_digest is not null;

-- The fields of a version that are the desk's, which a newer copy of the wire leaves; null if no feed has brought the article.
alter table article_version add column desk_fields text[];

-- Stories of different sources about the same.
alter table article add column story_id uuid;
create index article_story on article (story_id) where story_id is not null;

-- As before, with the fields that are the desk's.
drop function shown_version(uuid, integer);
create function shown_version(article uuid, number integer) returns table (digest uuid, desk_fields text[]) language plpgsql as $$
begin
  return query select v.digest, v.desk_fields from article_version v where v.article_id = article and v.version = number;
end
$$;
