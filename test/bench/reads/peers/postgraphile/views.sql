-- Our tables as PostGraphile wants them: relations that it finds by their keys.
drop schema if exists peer cascade;
create schema peer;
create view peer.section as select id, slug, name from public.section;
create view peer.author as select id, slug, name from public.author;
create view peer.tag as select id, slug, name from public.tag;
create view peer.media as select id, url, alt_text, caption, credit, width, height from public.media;
create view peer.article as
select a.id, n.slug, v.headline, v.standfirst, v.byline, a.published_at, v.created_at as updated_at, v.word_count,
  v.section_id, v.lead_media_id, v.body
from public.article as a join public.article_version as v on v.article_id = a.id and v.version = a.version
  join public.slug as n on n.slug = v.slug
where a.state = 'PUBLISHED';
-- What our tables have as arrays.
create view peer.article_author as
select a.id as article_id, listed.author_id, listed.place
from public.article as a join public.article_version as v on v.article_id = a.id and v.version = a.version
  cross join lateral unnest(v.author_ids) with ordinality as listed (author_id, place);
create view peer.article_tag as
select a.id as article_id, listed.tag_id, listed.place
from public.article as a join public.article_version as v on v.article_id = a.id and v.version = a.version
  cross join lateral unnest(v.tag_ids) with ordinality as listed (tag_id, place);
create view peer.related as
select a.id as article_id, r.id as other_id, listed.place
from public.article as a join public.article_version as v on v.article_id = a.id and v.version = a.version
  cross join lateral unnest(v.related_uris) with ordinality as listed (uri, place)
  join public.article as r on r.uri = listed.uri and r.state = 'PUBLISHED';
create view peer.listing as select facet_id as section_id, article_id, published_at from public.listing;

comment on view peer.section is E'@primaryKey id\n@unique slug';
comment on view peer.author is '@primaryKey id';
comment on view peer.tag is '@primaryKey id';
comment on view peer.media is '@primaryKey id';
comment on view peer.article is
  E'@primaryKey id\n@unique slug\n@foreignKey (section_id) references peer.section (id)|@fieldName section\n@foreignKey (lead_media_id) references peer.media (id)|@fieldName leadMedia';
comment on view peer.article_author is
  E'@foreignKey (article_id) references peer.article (id)|@foreignFieldName authors\n@foreignKey (author_id) references peer.author (id)|@fieldName of';
comment on view peer.article_tag is
  E'@foreignKey (article_id) references peer.article (id)|@foreignFieldName tags\n@foreignKey (tag_id) references peer.tag (id)|@fieldName of';
comment on view peer.related is
  E'@foreignKey (article_id) references peer.article (id)|@foreignFieldName related\n@foreignKey (other_id) references peer.article (id)|@fieldName of';
comment on view peer.listing is
  E'@foreignKey (section_id) references peer.section (id)|@foreignFieldName articles\n@foreignKey (article_id) references peer.article (id)|@fieldName of';
