-- Pictures uploaded to this gateway. Their files are in the bucket, in a folder named by the digest.
create table media_item (
  id uuid primary key,
  -- SHA-256 of the uploaded file: the same file uploaded twice is one.
  digest text not null unique check (digest ~ '^[0-9a-f]{64}$'),
  -- Of the stored file, which has no metadata.
  type text not null,
  bytes integer not null,
  width integer not null,
  height integer not null,
  -- Where a crop is centred, in percent from the top left.
  focus_x smallint not null default 50 check (focus_x between 0 and 100),
  focus_y smallint not null default 50 check (focus_y between 0 and 100),
  alt_text text,
  caption text,
  credit text,
  copyright_holder text,
  usage_terms text,
  -- When the right to show the picture ends, and whether readers were told that it has.
  expires_at timestamptz(3),
  expired boolean not null default false,
  created_at timestamptz(3) not null default now(),
  created_by text
);
create index media_item_newest on media_item (created_at desc, id desc);
create index media_item_due on media_item (expires_at) where not expired and expires_at is not null;

-- Folders of the bucket to delete. The row is written with the change and deleted once the files are gone.
create table bucket_deletion (
  folder text primary key,
  due_at timestamptz(3) not null
);
create index bucket_deletion_due on bucket_deletion (due_at);

-- The items that a version shows, as lead or in its body, found by their addresses.
alter table article_version add column media_ids uuid[] not null default '{}';
create index article_version_media_ids on article_version using gin (media_ids);

create function note_media_items() returns trigger language plpgsql as $$
declare
  shown text := new.body::text || coalesce((select url from media where id = new.lead_media_id), '');
begin
  new.media_ids := '{}';
  if strpos(shown, '/media/') > 0 then
    -- The lock makes a kill that would delete the items wait until this transaction ends, and then find that they are in use.
    select coalesce(array_agg(item.id), '{}') into new.media_ids from (
      select id from media_item
      where digest in (select address[1] from regexp_matches(shown, '/media/([0-9a-f]{64})', 'g') as address)
      order by id for key share
    ) as item;
  end if;
  return new;
end
$$;
create trigger article_version_notes_media_items before insert or update of body, lead_media_id on article_version
  for each row execute function note_media_items();
