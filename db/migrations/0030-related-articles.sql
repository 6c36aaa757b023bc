-- Which articles are related to one that becomes public.
create index article_version_related on article_version using gin (related_uris);
