import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../../db/connection/database.ts'
import { htmlBlocks } from '../../../src/html/blocks.ts'
import { mediaOf } from '../../../src/html/elements/media.ts'
import { plainRichText } from '../../../src/html/rich-text.ts'
import { backends } from '../../backends.ts'
import { openDatabase } from '../../open-database.ts'

const FOLDER = new URL('../../../db/migrations/', import.meta.url)
const files = readdirSync(FOLDER).sort()
const at = files.findIndex((name) => name.endsWith('-rich-bodies.sql'))
const apply = (database: Database, name: string) => database.script(readFileSync(new URL(name, FOLDER), 'utf8'))

const MARKED =
  'A <strong>bold <em>word</em></strong>, <a href="https://example.org/?a=1&amp;b=2" rel="noopener" title="T">a link</a>,<br />H<sub>2</sub>O &lt;3 &quot;x&quot;'
const POST = `<h2>Head</h2>
<p>One <strong>two</strong></p>
<ul><li>Three</li><li>Four</li></ul>
<blockquote><p>Five</p><footer><cite>Ada</cite></footer></blockquote>
<figure><img src="https://example.org/a.jpg" alt="A" width="8" height="6"><figcaption>Six</figcaption></figure>`
const MEDIA = {
  ...{
    kind: 'IMAGE' as const,
    url: 'https://example.org/a.jpg',
    altText: 'A',
    caption: 'The <quay>',
    credit: 'Photo: Ada',
  },
  ...{ width: 800, height: 600, durationSeconds: null, isLive: false },
}
const POST_FIELDS = { key: 'k', at: '2026-01-01T00:00:00.000Z', headline: 'H', keyEvent: true, pinned: false }

const BEFORE = [
  { type: 'live-post', ...POST_FIELDS, html: POST, text: 'irrelevant' },
  { type: 'paragraph', html: MARKED, text: 'A bold word, a link,\nH2O <3 "x"' },
  { type: 'paragraph', html: 'Plain &amp; simple', text: 'Plain & simple' },
  { type: 'heading', level: 3, text: 'A & B' },
  { type: 'quote', text: 'Never', attribution: 'Ada' },
  { type: 'list', ordered: true, items: ['One', 'Two'] },
  { type: 'media', media: MEDIA },
  { type: 'embed', url: 'https://player.example/1', provider: 'player.example', html: null },
]

describe.each(backends)('on $name', (backend) => {
  test('bodies that were stored before are what the converter makes of the same HTML', async () => {
    await using opened = await backend.open({ bare: true })
    await using database = await openDatabase(opened)
    for (const name of files.slice(0, at)) await apply(database, name)
    await database.script(`
      insert into section (id, slug, name) values (gen_random_uuid(), 'news', 'News');
      insert into media (id, fingerprint, kind, url, caption) values (gen_random_uuid(), 'f', 'IMAGE', 'https://example.org/', 'A & B');
      insert into article (id, uri, slug, state, version, latest_version, language, urgency, labels, translation_group)
        values (md5('a')::uuid, 'urn:a', 'a', 'DRAFT', 1, 1, 'en', 5, '{}', md5('a')::uuid);`)
    await sql`insert into article_version (article_id, version, headline, language, urgency, labels, section_id, author_ids,
        tag_ids, body, body_text, word_count, related_uris)
      select md5('a')::uuid, 1, 'Story', 'en', 5, '{}', id, '{}', '{}', ${JSON.stringify(BEFORE)}::jsonb, '', 0, '{}'
      from section`.execute(database.query)
    await apply(database, files[at] ?? '')
    const { rows } = await sql<{ body: object[] }>`select body from article_version`.execute(database.query)
    const [post, ...body] = rows[0]?.body ?? []
    expect(post).toMatchObject({ ...POST_FIELDS, kind: 'LIVE_POST', blocks: htmlBlocks(POST) })
    expect(body).toMatchObject([
      ...htmlBlocks(`<p>${MARKED}</p><p>Plain &amp; simple</p><h3>A &amp; B</h3>`),
      ...htmlBlocks('<blockquote>Never<footer>Ada</footer></blockquote><ol><li>One</li><li>Two</li></ol>'),
      { kind: 'IMAGE', link: null, media: mediaOf('IMAGE', { ...MEDIA, richCaption: plainRichText(MEDIA.caption) }) },
      ...htmlBlocks('<iframe src="https://player.example/1"></iframe>'),
    ])
    const media = await sql`select rich_caption from media`.execute(database.query)
    expect(media.rows).toEqual([{ rich_caption: plainRichText('A & B') }])
  })
})
