-- What search engines, social networks and paywalls need of an article, and its sections beside the primary one.
alter table article_version
  add column other_section_ids uuid[] not null default '{}',
  add column genre text,
  add column access text not null default 'FREE' check (access in ('FREE', 'METERED', 'PAID')),
  add column canonical_url text,
  add column seo_title text,
  add column seo_description text,
  add column social_title text,
  add column social_description text;
alter table article_version alter column other_section_ids drop default, alter column access drop default;
