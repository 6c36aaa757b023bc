-- The position up to which purges have been sent a second time. In a row inserted by an older version, -1 sends all of them again.
alter table cdn_purge add column repeated_to bigint not null default -1;
update cdn_purge set repeated_to = position;
