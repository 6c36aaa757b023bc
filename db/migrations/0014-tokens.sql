-- Tokens that `npm run token` has issued, and revoked ones of any issuer. Of a revoked token that was not issued here, only the id is known.
create table token (
  id text primary key check (length(id) between 1 and 1000),
  subject text,
  scope text,
  issued_at timestamptz(3),
  -- Null if it is not known: such a revocation is kept.
  expires_at timestamptz(3),
  revoked_at timestamptz(3)
);
create index token_revoked on token (id) where revoked_at is not null;

-- One row, updated in the transaction of each revocation: gateways read the revoked ids again when the version is another one.
create table token_revocation (
  only_one boolean primary key default true check (only_one),
  version uuid not null default gen_random_uuid()
);
insert into token_revocation default values;
