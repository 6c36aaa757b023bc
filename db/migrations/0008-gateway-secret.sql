-- A secret of the gateways on this database, with which they encrypt what they share through Redis. A single row.
create table gateway_secret (
  only_one boolean primary key default true check (only_one),
  secret text not null
);
insert into gateway_secret (secret) values (gen_random_uuid()::text || gen_random_uuid()::text);
