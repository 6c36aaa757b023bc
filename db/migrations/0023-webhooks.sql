-- Receivers of news over HTTP. Each is a position in the log; one gateway at a time has the claim to deliver what comes after it.
create table webhook (
  id uuid primary key,
  url text not null,
  description text,
  query text not null,
  secret text not null,
  -- Signs as well until then, while the receiver changes over.
  previous_secret text,
  previous_secret_until timestamptz(3),
  created_at timestamptz(3) not null default now(),
  created_by text,
  -- Counts changes by mutations: a gateway that delivers by an older one starts again.
  revision bigint not null default 1,
  epoch uuid not null,
  -- Everything up to here is acknowledged, or does not match.
  position bigint not null,
  -- Messages up to here were acknowledged before, and are marked as replayed.
  replayed_to bigint not null default 0,
  acknowledged_at timestamptz(3),
  -- How often the next message may have been sent already.
  attempts integer not null default 0,
  failing_since timestamptz(3),
  last_problem text,
  due_at timestamptz(3) not null default now(),
  parked text check (parked in ('GONE', 'FAILING', 'LOG_PRUNED', 'LOG_RESTORED', 'QUERY_INVALID')),
  parked_at timestamptz(3),
  -- Null if no gateway delivers. Lapses with a gateway that does not renew it.
  claim uuid unique,
  claimed_until timestamptz(3)
);
