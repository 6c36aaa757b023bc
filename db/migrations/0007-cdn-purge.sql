-- The log position up to which the CDN has acknowledged purges. A single row, which gateways lock in turn.
create table cdn_purge (
  only_one boolean primary key default true check (only_one),
  epoch uuid not null,
  position bigint not null
);
