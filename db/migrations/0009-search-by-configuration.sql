-- The words of each configuration by themselves: what an index holds then is of the language that is searched, so that a row it
-- names needs no second look at its words, which lie elsewhere (TOAST) and are half of what a hit costs.
drop index article_search;
create index article_search_italian on article using gin (search) with (fastupdate = off)
  where state = 'USABLE' and search_configuration(language) = 'news_italian';
create index article_search_english on article using gin (search) with (fastupdate = off)
  where state = 'USABLE' and search_configuration(language) = 'news_english';
create index article_search_simple on article using gin (search) with (fastupdate = off)
  where state = 'USABLE' and search_configuration(language) = 'news_simple';
