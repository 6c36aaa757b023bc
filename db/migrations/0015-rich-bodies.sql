-- Texts with links and marks in every block, and what the source gave for a body.
alter table media add column rich_caption jsonb;
alter table article_version
  add column original jsonb,
  -- Of what the version says: the same again is no new version. Null for versions of before.
  add column digest uuid;

create function escaped(words text) returns text language sql immutable
  return replace(replace(replace(words, '&', '&amp;'), '<', '&lt;'), '>', '&gt;');

create function unescaped(html text) returns text language sql immutable
  return replace(replace(replace(replace(replace(html, '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&');

create function plain_text(words text) returns jsonb language sql immutable
  return case when words is not null then jsonb_build_object('html', escaped(words), 'text', words, 'spans', null) end;

-- The spans of inline HTML as it was sanitised until now: tags in lower case, attributes in double quotation marks.
create function inline_text(html text) returns jsonb language plpgsql immutable as $$
declare
  marks_of constant jsonb := '{"strong": "STRONG", "em": "EMPHASIS", "u": "UNDERLINE", "s": "STRIKETHROUGH",
    "mark": "HIGHLIGHT", "code": "CODE", "sub": "SUBSCRIPT", "sup": "SUPERSCRIPT"}';
  order_of constant text[] := '{STRONG,EMPHASIS,UNDERLINE,STRIKETHROUGH,HIGHLIGHT,CODE,SUBSCRIPT,SUPERSCRIPT}';
  part text;
  tag text;
  open text[] := '{}';
  link jsonb;
  style jsonb;
  spans jsonb := '[]';
  words text := '';
begin
  for part in select piece[1] from regexp_matches(html, '<[^>]*>|[^<]+', 'g') as piece loop
    tag := substring(part from '^</?([a-z]+)');
    if tag is null or tag = 'br' then
      part := case when tag is null then unescaped(part) else E'\n' end;
      words := words || part;
      style := jsonb_build_object('link', link, 'language', null, 'direction', null,
        'marks', to_jsonb(array(select mark from unnest(order_of) as mark where mark = any(open))));
      if (spans -> -1) - 'text' = style then
        spans := jsonb_set(spans, '{-1,text}', to_jsonb((spans #>> '{-1,text}') || part));
      else
        spans := spans || (style || jsonb_build_object('text', part));
      end if;
    elsif tag = 'a' then
      link := case when part like '</%' or part not like '%href=%' then null else jsonb_build_object(
        'href', unescaped(substring(part from 'href="([^"]*)"')), 'rel', null,
        'title', unescaped(substring(part from 'title="([^"]*)"'))) end;
    elsif marks_of ? tag then
      open := case when part like '</%' then array_remove(open, marks_of ->> tag) else open || (marks_of ->> tag) end;
    end if;
  end loop;
  return jsonb_build_object('text', words,
    'html', regexp_replace(replace(replace(html, '<br />', '<br>'), '&quot;', '"'), '</?(?:q|abbr|small)\M[^>]*>', '', 'g'),
    'spans', case when html like '%<%' then spans end);
end
$$;

create function with_rich_caption(media jsonb) returns jsonb language sql immutable
  return media || jsonb_build_object('richCaption', plain_text(media ->> 'caption'));

-- The posts of live blogs were kept as HTML, a line for each block.
create function post_blocks(html text) returns jsonb language sql immutable
  return (
    select coalesce(jsonb_agg(
      case
        when line ~ '^<h[2-6]>' then jsonb_build_object('kind', 'HEADING', 'level', substring(line from '^<h(\d)')::int)
          || inline_text(substring(line from '^<h\d>(.*)</h\d>$'))
        when line ~ '^<blockquote>' then jsonb_build_object('kind', 'QUOTE', 'source', null,
            'attribution', inline_text(substring(line from '<footer><cite>(.*)</cite></footer>')))
          || inline_text(substring(line from '^<blockquote><p>(.*?)</p>'))
        when line ~ '^<[uo]l>' then jsonb_build_object('kind', 'LIST', 'ordered', line like '<ol>%', 'start', null, 'items', (
          select jsonb_agg(jsonb_build_object('depth', 1, 'ordered', line like '<ol>%', 'start', null) || inline_text(item[1]))
          from regexp_matches(line, '<li>(.*?)</li>', 'g') as item))
        when line ~ '^<figure><(?:img|video|audio)' then jsonb_build_object(
          'kind', case substring(line from '^<figure><([a-z]+)') when 'img' then 'IMAGE' else upper(substring(line from '^<figure><([a-z]+)')) end,
          'link', null, 'poster', null,
          'media', with_rich_caption(jsonb_build_object(
            'kind', case substring(line from '^<figure><([a-z]+)') when 'img' then 'IMAGE' else upper(substring(line from '^<figure><([a-z]+)')) end,
            'url', unescaped(substring(line from ' src="([^"]*)"')),
            'altText', nullif(unescaped(substring(line from '(?: alt| aria-label)="([^"]*)"')), ''),
            'caption', unescaped(substring(line from '<figcaption>(.*)</figcaption>')), 'credit', null,
            'width', substring(line from ' width="(\d+)"')::int, 'height', substring(line from ' height="(\d+)"')::int,
            'durationSeconds', null, 'isLive', false)))
        else jsonb_build_object('kind', 'PARAGRAPH') || inline_text(regexp_replace(line, '^<p>(.*)</p>$', '\1'))
      end order by place), '[]')
    from regexp_split_to_table(html, E'\n(?=<)') with ordinality as lines(line, place)
    where line <> ''
  );

create function rich_block(block jsonb) returns jsonb language sql immutable
  return case block ->> 'type'
    when 'paragraph' then jsonb_build_object('kind', 'PARAGRAPH') || inline_text(block ->> 'html')
    when 'heading' then jsonb_build_object('kind', 'HEADING', 'level', block -> 'level') || plain_text(block ->> 'text')
    when 'quote' then jsonb_build_object('kind', 'QUOTE', 'source', null, 'attribution', plain_text(block ->> 'attribution'))
      || plain_text(block ->> 'text')
    when 'list' then jsonb_build_object('kind', 'LIST', 'ordered', block -> 'ordered', 'start', null, 'items', (
      select jsonb_agg(jsonb_build_object('depth', 1, 'ordered', block -> 'ordered', 'start', null) || plain_text(item) order by place)
      from jsonb_array_elements_text(block -> 'items') with ordinality as items(item, place)))
    when 'media' then jsonb_build_object('kind', block #>> '{media,kind}', 'media', with_rich_caption(block -> 'media'),
      'link', null, 'poster', null)
    when 'embed' then jsonb_build_object('kind', 'EMBED', 'url', block -> 'url', 'provider', block -> 'provider', 'html', '',
      'text', '', 'spans', null, 'title', null, 'author', null, 'thumbnail', null, 'caption', null)
    when 'live-post' then (block - '{type,html,text}'::text[])
      || jsonb_build_object('kind', 'LIVE_POST', 'blocks', post_blocks(block ->> 'html'))
    else block
  end;

update media set rich_caption = plain_text(caption) where caption is not null;
update article_version set body = (
  select coalesce(jsonb_agg(rich_block(block) order by place), '[]')
  from jsonb_array_elements(body) with ordinality as blocks(block, place)
) where body <> '[]';

drop function rich_block;
drop function post_blocks;
drop function with_rich_caption;
drop function inline_text;
drop function plain_text;
drop function unescaped;
drop function escaped;

-- Of the version that is shown: its live posts, newest first, and its digest. As a question of its own it sees what a former
-- holder of the article committed while the statement that calls it waited in hold_articles.
drop function live_posts(uuid, integer);
create function shown_version(article uuid, number integer) returns table (posts jsonb, digest uuid) language plpgsql as $$
begin
  return query
    select jsonb_path_query_array(v.body, '$[*] ? (@.kind == "LIVE_POST")'), v.digest
    from article_version v where v.article_id = article and v.version = number;
end
$$;
