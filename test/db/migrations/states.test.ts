import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../../db/connection/database.ts'
import { backends } from '../../backends.ts'
import { openDatabase } from '../../open-database.ts'

const FOLDER = new URL('../../../db/migrations/', import.meta.url)
const files = readdirSync(FOLDER).sort()
const at = files.findIndex((name) => name.endsWith('-states.sql'))
const apply = (database: Database, name: string) => database.script(readFileSync(new URL(name, FOLDER), 'utf8'))

/** One article of the tables before, with its versions and the events about it. */
async function store(
  { query }: Database,
  uri: string,
  { state, version, versions, events = [], due }: Stored,
): Promise<void> {
  const id = sql`md5(${uri})::uuid`
  await sql`insert into article (id, uri, slug, state, version, latest_version, language, urgency, labels, published_at,
      translation_group) values (${id}, ${uri}, ${uri}, ${state}, ${version}, ${versions}, 'en', 5, '{}',
      ${events.length > 0 || state === 'USABLE' ? new Date(0) : null}, ${id})`.execute(query)
  await sql`insert into article_version (article_id, version, headline, language, urgency, labels, section_id, author_ids,
      tag_ids, body, body_text, word_count, related_uris, embargoed_until)
    select ${id}, n, 'Story', 'en', 5, '{}', (select id from section), '{}', '{}', '[]', '', 0, '{}',
      case when ${due === 'embargo'} then timestamptz '2100-01-01' end
    from generate_series(1, ${versions}::int) n`.execute(query)
  for (const [kind, of] of events) {
    await sql`insert into event (id, kind, subject_id, uri, version)
      values (gen_random_uuid(), ${kind}, ${id}, ${uri}, ${of})`.execute(query)
  }
  if (due) {
    await sql`insert into due_change (article_id, change, version, due_at)
      values (${id}, 'PUBLISH', ${versions}, '2100-01-01')`.execute(query)
  }
}

interface Stored {
  readonly state: string
  readonly version: number
  readonly versions: number
  readonly events?: readonly (readonly [kind: string, version: number])[]
  readonly due?: 'schedule' | 'embargo'
}

describe.each(backends)('on $name', (backend) => {
  test('articles that were stored before have the state that they were in, and their draft', async () => {
    await using opened = await backend.open({ bare: true })
    await using database = await openDatabase(opened)
    for (const name of files.slice(0, at)) await apply(database, name)
    await database.script("insert into section (id, slug, name) values (gen_random_uuid(), 'news', 'News')")
    await store(database, 'draft', { state: 'DRAFT', version: 2, versions: 2 })
    await store(database, 'scheduled', { state: 'DRAFT', version: 1, versions: 1, due: 'schedule' })
    await store(database, 'embargoed', { state: 'DRAFT', version: 1, versions: 1, due: 'embargo' })
    await store(database, 'public', { state: 'USABLE', version: 1, versions: 1, events: [['PUBLISHED', 1]] })
    await store(database, 'pruned', { state: 'USABLE', version: 1, versions: 2 })
    const withheld = [
      ['PUBLISHED', 1],
      ['WITHHELD', 1],
    ] as const
    await store(database, 'withheld', { state: 'WITHHELD', version: 2, versions: 2, events: withheld })
    const expired = [
      ['PUBLISHED', 1],
      ['EXPIRED', 1],
    ] as const
    await store(database, 'expired', { state: 'WITHHELD', version: 1, versions: 1, events: expired })
    await store(database, 'killed', { state: 'CANCELED', version: 2, versions: 2, events: [['CANCELED', 2]] })
    await apply(database, files[at] ?? '')
    const { rows } = await sql`select a.uri, a.state, a.version, a.draft_version as draft,
        array(select version from article_version where article_id = a.id and public_at is not null) as public
      from article a order by a.uri`.execute(database.query)
    expect(rows).toEqual([
      { uri: 'draft', state: 'DRAFT', version: 2, draft: 2, public: [] },
      { uri: 'embargoed', state: 'EMBARGOED', version: 1, draft: null, public: [] },
      { uri: 'expired', state: 'EXPIRED', version: 1, draft: null, public: [1] },
      { uri: 'killed', state: 'CANCELED', version: 2, draft: null, public: [2] },
      { uri: 'pruned', state: 'PUBLISHED', version: 1, draft: 2, public: [1] },
      { uri: 'public', state: 'PUBLISHED', version: 1, draft: null, public: [1] },
      { uri: 'scheduled', state: 'SCHEDULED', version: 1, draft: null, public: [] },
      { uri: 'withheld', state: 'WITHHELD', version: 1, draft: 2, public: [1] },
    ])
  })
})
