select '{"data":{"latestNews":{"nodes":' || coalesce(json_agg(node)::text, '[]') || '}}}' as answer
from (
  select a.id, v.slug, v.headline, a.published_at as "publishedAt",
    (select row_to_json(of) from (select slug, name from section where id = v.section_id) as of) as section
  from article as a join article_version as v on v.article_id = a.id and v.version = a.version
  where a.state = 'PUBLISHED'
  order by a.published_at desc, a.id desc limit 20
) as node
