-- The subscription of a feed at its WebSub hub, which sends what the feed publishes.
create table websub_subscription (
  feed_id uuid primary key references feed on delete cascade,
  hub text not null,
  -- The address of the feed, as the hub knows it.
  topic text not null,
  -- The hub signs with it.
  secret text not null,
  state text not null check (state in ('REQUESTED', 'ACTIVE', 'DENIED')),
  requested_at timestamptz(3) not null default now(),
  expires_at timestamptz(3)
);
