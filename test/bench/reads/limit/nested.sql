select '{"data":{"section":' || coalesce(row_to_json(asked)::text, 'null') || '}}' as answer
from (select $1::text as slug) as given left join lateral (
  select s.slug, s.name, (
    select json_build_object('nodes', coalesce(json_agg(node), '[]'))
    from (
      select a.id, v.slug, v.headline, v.standfirst, a.published_at as "publishedAt",
        (select coalesce(json_agg(of), '[]') from (
          select author.slug, author.name from unnest(v.author_ids) with ordinality as listed (id, place)
            join author on author.id = listed.id order by place) as of) as authors,
        (select coalesce(json_agg(of), '[]') from (
          select tag.slug, tag.name from unnest(v.tag_ids) with ordinality as listed (id, place)
            join tag on tag.id = listed.id order by place) as of) as tags,
        (select row_to_json(of) from (select slug, name from section where id = v.section_id) as of) as section,
        (select row_to_json(of) from (
          select url, alt_text as "altText", width, height from media where id = v.lead_media_id) as of) as "leadMedia",
        (select coalesce(json_agg(of), '[]') from (
          select r.id, rv.slug, rv.headline,
            (select row_to_json(of) from (select slug, name from section where id = rv.section_id) as of) as section
          from unnest(v.related_uris) with ordinality as listed (uri, place)
            join article as r on r.uri = listed.uri and r.state = 'PUBLISHED'
            join article_version as rv on rv.article_id = r.id and rv.version = r.version
          order by place limit 3) as of) as related
      from (
        select article_id from listing where facet_id = s.id order by published_at desc, article_id desc limit 20
      ) as page
        join article as a on a.id = page.article_id
        join article_version as v on v.article_id = a.id and v.version = a.version
      order by a.published_at desc, a.id desc
    ) as node
  ) as articles
  from section as s where s.slug = given.slug
) as asked on true
