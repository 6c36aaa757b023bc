import { sql } from 'kysely'
import type { Query } from '../../db/connection/database.ts'

/** One story in this many is about a lighthouse. */
export const RARE = 500
/** The last of the posts of the first story, a second apart. */
export const POSTED_MS = Date.UTC(2026, 0, 1)

/**
 * Public stories written straight into the tables: a minute apart, in one of ten sections under one root, by one of 50
 * authors, with two of 100 tags; every fifth has a live post, the first has 2,000.
 */
export async function fillArchive(query: Query, stories: number): Promise<void> {
  await sql`insert into section (id, slug, name, parent_id) values (uuid_of('root', 0), 'root', 'Root', null)`.execute(
    query,
  )
  await sql`insert into section (id, slug, name, parent_id)
    select uuid_of('section', n), 'section-' || n, 'Section', uuid_of('root', 0) from generate_series(0, 9) n`.execute(
    query,
  )
  for (const [table, count] of [
    ['author', 50],
    ['tag', 100],
  ] as const) {
    await sql`insert into ${sql.table(table)} (id, slug, name)
      select uuid_of(${table}, n), ${table} || '-' || n, 'Name' from generate_series(0, ${count}::int - 1) n`.execute(
      query,
    )
  }
  await sql`insert into article (id, uri, state, version, latest_version, language, urgency, labels, published_at,
      translation_group, facets, search)
    select uuid_of('article', n), 'urn:' || n, 'PUBLISHED', 1, 1, 'en', 1 + n % 9, '{}',
      timestamptz '2024-01-01' + n * interval '1 minute', uuid_of('group', n), '{}',
      setweight(to_tsvector('news_english', 'Story number ' || n), 'A') || setweight(to_tsvector('news_english',
        case when n % ${RARE} = 0 then 'The lighthouse' else 'Ships in the harbour' end || repeat(' and the sea', 20)), 'D')
    from generate_series(1, ${stories}::int) n`.execute(query)
  await sql`insert into article_version (article_id, version, headline, language, urgency, labels, section_id, author_ids,
      tag_ids, body, body_text, word_count, related_uris, other_section_ids, access, slug, translation_group)
    select uuid_of('article', n), 1, 'Story number ' || n, 'en', 1 + n % 9, '{}', uuid_of('section', n % 10),
      array[uuid_of('author', n % 50)], array[uuid_of('tag', n % 100), uuid_of('tag', (n + 1) % 100)], '[]',
      case when n % ${RARE} = 0 then 'The lighthouse' else 'Ships in the harbour' end || repeat(' and the sea', 20), 60, '{}', '{}', 'FREE',
      'story-' || n, uuid_of('group', n)
    from generate_series(1, ${stories}::int) n`.execute(query)
  await sql`insert into listing (facet_id, published_at, article_id)
    select facet, a.published_at, a.id from article a join article_version v on v.article_id = a.id
      cross join unnest(v.author_ids || v.tag_ids || v.section_id || uuid_of('root', 0)) as facet`.execute(query)
  await sql`insert into live_post (id, article_id, key, at, updated_at, key_event, pinned, blocks, body_text)
    select uuid_of('post', n), uuid_of('article', n), 'post', now(), now(), false, false, '[]',
      case when n % ${RARE} = 5 then 'A lighthouse keeper' else 'A ferry' end || repeat(' and the sea', 10)
    from generate_series(5, ${stories}::int, 5) n`.execute(query)
  await sql`insert into live_post (id, article_id, key, at, updated_at, key_event, pinned, blocks, body_text)
    select uuid_of('live', n), uuid_of('article', 1), 'post-' || n, ${new Date(POSTED_MS)}::timestamptz - n * interval '1 second',
      now(), n % 50 = 0, n < 3, '[]', 'News' from generate_series(1, 2000) n`.execute(query)
  // As the server's own housekeeping does: statistics, and the index of words brought into order.
  await sql`vacuum analyze`.execute(query)
}
