-- How far it has been told for the second time. A gateway from before this knows nothing of it: of a row that one has made,
-- everything is told again.
alter table cdn_purge add column repeated_to bigint not null default -1;
update cdn_purge set repeated_to = position;
