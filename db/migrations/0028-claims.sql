-- A claim is of one poll, not of a gateway: the next poll of the same gateway does not take it for its own.
alter table feed drop column claimed_by, add column claim uuid unique;

-- The last part of the callback address at the hub, which nobody can guess.
alter table websub_subscription add column callback_key uuid not null unique default gen_random_uuid();
