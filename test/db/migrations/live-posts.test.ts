import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../../db/connection/database.ts'
import { bodyText, wordCount } from '../../../db/content/body-text.ts'
import { htmlBlocks } from '../../../src/html/blocks.ts'
import { backends } from '../../backends.ts'
import { ALL_KINDS } from '../../newsroom/body/article-of-all-kinds.ts'
import { openDatabase } from '../../open-database.ts'

const FOLDER = new URL('../../../db/migrations/', import.meta.url)
const files = readdirSync(FOLDER).sort()
const at = files.findIndex((name) => name.endsWith('-live-posts.sql'))
const apply = (database: Database, name: string) => database.script(readFileSync(new URL(name, FOLDER), 'utf8'))

const post = (key: string, html: string, fields: object = {}) => ({
  kind: 'LIVE_POST',
  key,
  at: '2026-01-01T10:00:00.000Z',
  headline: null,
  keyEvent: false,
  pinned: false,
  ...fields,
  blocks: htmlBlocks(html),
})
const NEWER = post('newer', ALL_KINDS, {
  at: '2026-01-01T11:00:00.123Z',
  headline: 'Head',
  keyEvent: true,
  pinned: true,
})
const OLDER = post('older', '<p>Quirmin opens.</p>')
const REST = htmlBlocks(ALL_KINDS)

describe.each(backends)('on $name', (backend) => {
  test('posts in the bodies that readers see become rows, and all bodies are kept without them', async () => {
    await using opened = await backend.open({ bare: true })
    await using database = await openDatabase(opened)
    const { query } = database
    for (const name of files.slice(0, at)) await apply(database, name)
    await database.script(`
      insert into section (id, slug, name) values (gen_random_uuid(), 'news', 'News');
      insert into article (id, uri, slug, state, version, latest_version, language, urgency, labels, translation_group, search)
        values (md5('live')::uuid, 'urn:live', 'live', 'PUBLISHED', 2, 3, 'en', 5, '{}', md5('live')::uuid, ''),
          (md5('other')::uuid, 'urn:other', 'other', 'PUBLISHED', 1, 1, 'en', 5, '{}', md5('other')::uuid, '');`)
    const store = (uri: string, version: number, body: readonly object[]) =>
      sql`insert into article_version (article_id, version, headline, language, urgency, labels, section_id, author_ids,
          tag_ids, body, body_text, word_count, related_uris, other_section_ids, access, digest)
        select md5(${uri})::uuid, ${version}, 'Story', 'en', 5, '{}', id, '{}', '{}', ${JSON.stringify(body)}::jsonb, 'before', 1,
          '{}', '{}', 'FREE', md5('digest')::uuid from section`.execute(query)
    await store('live', 1, [post('replaced', '<p>Gone.</p>'), ...REST])
    await store('live', 2, [NEWER, ...REST, OLDER])
    await store('live', 3, [OLDER])
    await store('other', 1, REST)
    await apply(database, files[at] ?? '')

    const posts = await query.selectFrom('live_post').selectAll().orderBy('at').execute()
    expect(posts.map(({ key }) => key)).toEqual(['older', 'newer'])
    expect(posts[1]).toMatchObject({
      version: 1,
      at: new Date(NEWER.at),
      updated_at: new Date(NEWER.at),
      headline: 'Head',
      key_event: true,
      pinned: true,
      blocks: NEWER.blocks,
      body_text: bodyText(NEWER.blocks),
    })
    const versions = await query
      .selectFrom('article_version')
      .select(['version', 'body', 'body_text', 'word_count', 'digest'])
      .where(sql<boolean>`article_id = md5('live')::uuid`)
      .orderBy('version')
      .execute()
    const text = bodyText(REST)
    const rest = { body: REST, body_text: text, word_count: wordCount(text), digest: null }
    expect(versions).toEqual([
      { version: 1, ...rest },
      { version: 2, ...rest },
      { version: 3, body: [], body_text: '', word_count: 0, digest: null },
    ])
    const untouched = await query
      .selectFrom('article_version')
      .select(['body_text', sql<boolean>`digest is not null`.as('digested')])
      .where(sql<boolean>`article_id = md5('other')::uuid`)
      .execute()
    expect(untouched).toEqual([{ body_text: 'before', digested: true }])
    const { rows } = await sql<{ post: boolean; article: boolean; rest: boolean }>`
      select p.search @@ search_query('news_english', 'quirmin') as post,
        a.search @@ search_query('news_english', 'quirmin') as article,
        a.search @@ search_query('news_english', 'bold word') as rest
      from live_post p join article a on a.id = p.article_id where p.key = 'older'`.execute(query)
    expect(rows).toEqual([{ post: true, article: false, rest: true }])
  })
})
