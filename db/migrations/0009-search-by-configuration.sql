-- A partial index for each text search configuration. All rows of an index are of the searched language, so matches need no recheck
-- of their tsvector, which is stored out of line (TOAST) and was half of the cost of a hit.
drop index article_search;
create index article_search_italian on article using gin (search) with (fastupdate = off)
  where state = 'USABLE' and search_configuration(language) = 'news_italian';
create index article_search_english on article using gin (search) with (fastupdate = off)
  where state = 'USABLE' and search_configuration(language) = 'news_english';
create index article_search_simple on article using gin (search) with (fastupdate = off)
  where state = 'USABLE' and search_configuration(language) = 'news_simple';
