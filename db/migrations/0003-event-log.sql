-- One row. The epoch names this log: a cursor of another log is refused, not misread.
create table event_head (
  singleton boolean primary key default true check (singleton),
  epoch uuid not null default gen_random_uuid(),
  position bigint not null default 0
) with (fillfactor = 10);
insert into event_head default values;

create table event (
  id uuid primary key,
  -- Given at commit by the trigger below; null is seen by no one but the writer.
  position bigint unique,
  at timestamptz(3) not null default clock_timestamp(),
  kind text not null,
  subject_id uuid not null,
  uri text,
  version integer,
  note text,
  -- What the filters of subscribers look at, as it was before this event and as it is after.
  before jsonb,
  after jsonb
);
create index event_subject on event (subject_id, position);

-- Positions are dense and in commit order: the head row is locked only from here to the end of the commit,
-- so whoever sees position n sees all below it, and a writer that hangs in its transaction holds up nobody.
create function take_position() returns trigger language plpgsql as $$
declare
  taken bigint;
begin
  update event_head set position = position + 1 returning position into taken;
  update event set position = taken where id = new.id;
  return null;
end
$$;
create constraint trigger event_takes_position after insert on event
  deferrable initially deferred for each row execute function take_position();

-- The answer that an idempotency key was first given.
create table idempotency (
  subject text not null,
  key text not null,
  primary key (subject, key),
  fingerprint text not null,
  article_id uuid,
  version integer,
  event_id uuid,
  created_at timestamptz(3) not null default now()
);
create index idempotency_age on idempotency (created_at);

-- What time will do: a version that becomes public, or an article that stops being so.
create table due_change (
  article_id uuid not null references article on delete cascade,
  change text not null check (change in ('PUBLISH', 'EXPIRE')),
  primary key (article_id, change),
  version integer not null,
  due_at timestamptz(3) not null
);
create index due_change_due on due_change (due_at);
