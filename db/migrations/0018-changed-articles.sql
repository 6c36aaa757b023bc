-- When editors or time last changed an article, for the lists of editors.
alter table article add column changed_at timestamptz(3) not null default now();
update article a set changed_at = (
  select max(greatest(v.created_at, v.public_at)) from article_version v where v.article_id = a.id
) where exists (select from article_version v where v.article_id = a.id);
create index article_changed on article (state, changed_at desc, id desc);

-- Not when it is merely listed again, because a section has moved.
create function article_changes() returns trigger language plpgsql as $$
begin
  new.changed_at := date_trunc('milliseconds', now());
  return new;
end
$$;
create trigger article_changes before update of state, version, latest_version, draft_version on article
  for each row execute function article_changes();

-- The words by which editors find articles in any state.
create index article_version_words on article_version using gin (name_words(headline, '{}', coalesce(slugline, '')));
