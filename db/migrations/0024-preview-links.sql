-- Links to previews that have not expired. One that is revoked is deleted.
create table preview_link (
  id uuid primary key,
  article_id uuid not null references article,
  expires_at timestamptz(3) not null
);
create index preview_link_of_article on preview_link (article_id);
