-- A single row. The epoch identifies this log: cursors of another log are refused.
create table event_head (
  singleton boolean primary key default true check (singleton),
  epoch uuid not null default gen_random_uuid(),
  position bigint not null default 0
) with (fillfactor = 10);
insert into event_head default values;

create table event (
  id uuid primary key,
  -- Assigned at commit by the trigger below; only the writer's transaction ever sees null.
  position bigint unique,
  at timestamptz(3) not null default clock_timestamp(),
  kind text not null,
  subject_id uuid not null,
  uri text,
  version integer,
  note text,
  -- The facets that subscription filters compare, before and after this event.
  before jsonb,
  after jsonb
);
create index event_subject on event (subject_id, position);

-- Positions are dense and follow commit order. The head row is locked only from this deferred trigger to the end of the commit:
-- a reader that sees position n sees all lower ones, and a transaction that hangs before its commit blocks nobody.
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

-- The result of the first request with each idempotency key.
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

-- Scheduled changes: a version becomes public, or an article expires.
create table due_change (
  article_id uuid not null references article on delete cascade,
  change text not null check (change in ('PUBLISH', 'EXPIRE')),
  primary key (article_id, change),
  version integer not null,
  due_at timestamptz(3) not null
);
create index due_change_due on due_change (due_at);
