-- What only gateways know that share this database: what they leave for one another elsewhere is sealed with it. One row.
create table gateway_secret (
  only_one boolean primary key default true check (only_one),
  secret text not null
);
insert into gateway_secret (secret) values (gen_random_uuid()::text || gen_random_uuid()::text);
