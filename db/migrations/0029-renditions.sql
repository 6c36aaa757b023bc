-- The versions of a picture or recording of another site, as its source gives them. In bodies they are members of the media.
alter table media add column renditions jsonb;
