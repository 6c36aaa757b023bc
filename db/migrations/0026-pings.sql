-- Up to where a service that wants to hear of changes has been told of them: a WebSub hub, IndexNow. One gateway at a time has the claim.
create table ping (
  name text primary key,
  epoch uuid not null,
  position bigint not null,
  failures integer not null default 0,
  due_at timestamptz(3) not null default now(),
  claim uuid,
  claimed_until timestamptz(3)
);
