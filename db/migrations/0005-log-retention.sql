-- Identifies the physical log: cluster, timeline, database and table. A restore, a failover or a dump changes one of them. What is
-- constant during a session is read once per session, because each read opens a file.
create function log_identity() returns text language plpgsql as $$
declare
  fixed text := current_setting('tickertape.log_identity', true);
begin
  if coalesce(fixed, '') = '' then
    select concat_ws('.', system_identifier, (select oid from pg_database where datname = current_database()))
      into fixed from pg_control_system();
    perform set_config('tickertape.log_identity', fixed, false);
  end if;
  return concat_ws('.', fixed, left(pg_walfile_name(pg_current_wal_lsn()), 8), 'event'::regclass::oid);
end
$$;

alter table event_head
  add column identity text not null default '',
  -- Events up to this position have expired: they may be deleted, and cursors before it are refused.
  add column pruned_to bigint not null default 0,
  add column pruned_at timestamptz(3) not null default now();
update event_head set identity = log_identity();

-- Renews the epoch if the physical log has changed, so that no event is appended under the epoch of another log.
create or replace function take_position() returns trigger language plpgsql as $$
declare
  taken bigint;
  mine text := log_identity();
begin
  update event_head set
    position = position + 1,
    epoch = case when identity = mine then epoch else gen_random_uuid() end,
    identity = mine
  returning position into taken;
  update event set position = taken where id = new.id;
  return null;
end
$$;

-- The lowest position that each gateway still needs. Rows that are not updated for a while are ignored.
create table log_reader (
  id uuid primary key,
  position bigint not null,
  seen_at timestamptz(3) not null default now()
);
