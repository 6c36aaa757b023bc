-- The configurations remove accents before they stem, so an accented ending is not recognised: "voterà" becomes "voter", not the stem
-- "vot" of its other forms. A word with accents is therefore indexed under both lexemes, at the same position: folded (accents removed,
-- then stemmed), which a query without accents has, and stemmed (stemmed, then accents removed), which its other forms have.

-- The folded and the stemmed lexeme of each accented word of a text, where they differ. Empty for a configuration that does not stem.
create function accented_stems(configuration text, words text) returns table (folded text, stemmed text)
  language sql stable parallel safe as $$
  select distinct form.folded, form.stemmed
  from (select case configuration
      when 'news_italian' then regdictionary 'italian_stem' when 'news_english' then regdictionary 'english_stem'
    end as stemmer) as dictionary,
    -- Words, words with a hyphen, and their parts, with letters that are not ASCII.
    (select distinct token from ts_parse('default', words) where tokid in (2, 10, 17)) as word,
    lateral (select unaccent(token) as plain) as accentless,
    lateral (select (ts_lexize(stemmer, plain))[1] as folded, unaccent((ts_lexize(stemmer, token))[1]) as stemmed) as form
  where token <> plain and form.folded <> form.stemmed
$$;

-- What is indexed of a text.
create function search_vector(configuration text, words text) returns tsvector
  language plpgsql stable parallel safe as $$
declare
  folded_words tsvector := to_tsvector(configuration::regconfig, words);
  stemmed_words text;
begin
  select string_agg(quote_literal(stemmed) || ':' || array_to_string(positions, ','), ' ') into stemmed_words
    from accented_stems(configuration, words) join unnest(folded_words) on lexeme = folded;
  -- Unlike ||, the input syntax merges lexemes without moving positions.
  return case when stemmed_words is null then folded_words else (folded_words::text || ' ' || stemmed_words)::tsvector end;
end
$$;

-- Web search syntax; an accented word matches by either lexeme. Immutable as websearch_to_tsquery is: for the dictionaries as they are.
create function search_query(configuration text, words text) returns tsquery
  language plpgsql immutable parallel safe as $$
declare
  extended tsquery := websearch_to_tsquery(configuration::regconfig, words);
  form record;
begin
  for form in select folded, stemmed from accented_stems(configuration, words) loop
    extended := ts_rewrite(extended, quote_literal(form.folded)::tsquery,
      (quote_literal(form.folded) || '|' || quote_literal(form.stemmed))::tsquery);
  end loop;
  return extended;
end
$$;

-- The query for ts_headline, which folds the words of the text: extended by the folded lexemes of words that match as stemmed.
create function headline_query(configuration text, asked tsquery, words text) returns tsquery
  language plpgsql stable parallel safe as $$
declare
  extended tsquery := asked;
  form record;
begin
  for form in select folded, stemmed from accented_stems(configuration, words)
    where asked @> quote_literal(stemmed)::tsquery
  loop
    extended := ts_rewrite(extended, quote_literal(form.stemmed)::tsquery,
      (quote_literal(form.stemmed) || '|' || quote_literal(form.folded))::tsquery);
  end loop;
  return extended;
end
$$;

update article a set search = indexed.search
from (
  select p.id, setweight(search_vector(p.words, v.headline), 'A')
    || setweight(search_vector(p.words, coalesce(v.standfirst, '')), 'B')
    || setweight(search_vector(p.words, v.body_text), 'D') as search
  from (select id, version, search_configuration(language) as words from article where search is not null) as p
    join article_version v on v.article_id = p.id and v.version = p.version
  where p.words <> 'news_simple'
) as indexed
where a.id = indexed.id and a.search <> indexed.search;
