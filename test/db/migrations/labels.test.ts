import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../../db/connection/database.ts'
import { backends } from '../../backends.ts'
import { openDatabase } from '../../open-database.ts'

const FOLDER = new URL('../../../db/migrations/', import.meta.url)
const files = readdirSync(FOLDER).sort()
const at = files.findIndex((name) => name.endsWith('-labels.sql'))
const apply = (database: Database, name: string) => database.script(readFileSync(new URL(name, FOLDER), 'utf8'))

const facets = (labels: readonly string[]) => JSON.stringify({ sections: ['news'], tags: ['LIVE'], labels, urgency: 5 })
const [BEFORE, AFTER, NONE] = [facets(['BREAKING']), facets(['LIVE', 'VIDEO']), facets([])]

describe.each(backends)('on $name', (backend) => {
  test('stored articles, their versions and the events about them name labels by slug', async () => {
    await using opened = await backend.open({ bare: true })
    await using database = await openDatabase(opened)
    const { query } = database
    for (const name of files.slice(0, at)) await apply(database, name)
    await database.script("insert into section (id, slug, name) values (gen_random_uuid(), 'news', 'News')")
    for (const [uri, labels, own, past] of [
      ['labelled', '{LIVE,VIDEO}', AFTER, `[${BEFORE}, null, ${NONE}]`],
      ['plain', '{}', NONE, null],
      ['draft', '{OPINION}', null, null],
    ] as const) {
      await sql`insert into article (id, uri, state, version, latest_version, language, urgency, labels, translation_group, facets,
          past_facets)
        values (md5(${uri})::uuid, ${uri}, ${own === null ? 'DRAFT' : 'PUBLISHED'}, 1, 1, 'en', 5, ${labels}::text[],
          md5(${uri})::uuid, ${own}::jsonb, ${past}::jsonb)`.execute(query)
      await sql`insert into article_version (article_id, version, headline, language, urgency, labels, section_id, author_ids,
          tag_ids, body, body_text, word_count, related_uris, other_section_ids, access, digest, slug, translation_group)
        select md5(${uri})::uuid, 1, 'Story', 'en', 5, ${labels}::text[], id, '{}', '{}', '[]', '', 0, '{}', '{}', 'FREE',
          md5('digest')::uuid, ${uri}, md5(${uri})::uuid from section`.execute(query)
    }
    await sql`insert into event (id, kind, subject_id, before, after, past) values
      (gen_random_uuid(), 'UPDATED', md5('labelled')::uuid, ${BEFORE}::jsonb, ${AFTER}::jsonb, null),
      (gen_random_uuid(), 'WITHHELD', md5('labelled')::uuid, null, null, ${`[${BEFORE}, null]`}::jsonb),
      (gen_random_uuid(), 'SECTION_CHANGED', (select id from section), null, null, null)`.execute(query)
    await apply(database, files[at] ?? '')

    const articles = await query
      .selectFrom('article as a')
      .innerJoin('article_version as v', 'v.article_id', 'a.id')
      .select(['a.uri', 'a.labels', 'v.labels as own', 'a.facets', 'v.digest', sql`past_facets`.as('past')])
      .orderBy('a.uri')
      .execute()
    const [before, after, none] = [BEFORE, AFTER, NONE].map((text) => ({
      ...JSON.parse(text),
      labels: JSON.parse(text.toLowerCase()).labels,
    }))
    expect(articles).toEqual([
      { uri: 'draft', labels: ['opinion'], own: ['opinion'], facets: null, digest: null, past: null },
      {
        uri: 'labelled',
        labels: ['live', 'video'],
        own: ['live', 'video'],
        facets: after,
        digest: null,
        past: [before, null, none],
      },
      { uri: 'plain', labels: [], own: [], facets: none, digest: expect.any(String), past: null },
    ])
    const events = await query.selectFrom('event').select(['before', 'after', 'past']).orderBy('position').execute()
    expect(events).toEqual([
      { before, after, past: null },
      { before: null, after: null, past: [before, null] },
      { before: null, after: null, past: null },
    ])
    // The trigger that keeps past facets is awake again.
    await sql`update article set facets = ${AFTER}::jsonb where uri = 'plain'`.execute(query)
    const { past } = await query
      .selectFrom('article')
      .select(sql`past_facets`.as('past'))
      .where('uri', '=', 'plain')
      .executeTakeFirstOrThrow()
    expect(past).toEqual([none])
  })
})
