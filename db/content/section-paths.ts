import { sql } from 'kysely'

/**
 * The sections that list a version `v`: its own, the primary one first, each followed by its ancestors. A lateral subquery with the
 * columns `ids` and `slugs`.
 */
export const SECTION_PATHS = sql`(
  with recursive up as (
    select s.id, s.slug, s.parent_id, own.place, 1 as height
    from unnest(v.section_id || v.other_section_ids) with ordinality as own(id, place) join section s on s.id = own.id
    union all
    select above.id, above.slug, above.parent_id, up.place, up.height + 1
    from section above join up on above.id = up.parent_id
  )
  select array_agg(id order by place, height) as ids, array_agg(slug order by place, height) as slugs
  from (select distinct on (id) id, slug, place, height from up order by id, place, height) once
)`
