-- How far in the log a cache outside has acknowledged that it forgot what had changed. One row: gateways take turns.
create table cdn_purge (
  only_one boolean primary key default true check (only_one),
  epoch uuid not null,
  position bigint not null
);
