import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { servers } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'

const READ = `{
  latestNews(first: 5) { nodes {
    headline bodyHtml section { name } authors { name } tags { name } source { name } leadMedia { credit } related { uri }
    corrections { text } translations { uri } revisions { edges { node { version } } }
  } }
  sections { nodes { slug articles(first: 2) { nodes { uri } } } }
  curation(slug: "featured") { title articles { uri } }
}`
const CURATE = 'mutation ($input: SetCurationInput!) { setCuration(input: $input) { curation { slug } } }'
const CORRECT = 'mutation ($input: CorrectArticleInput!) { correctArticle(input: $input) { cursor } }'
const CANCEL = 'mutation ($input: WithdrawArticleInput!) { cancelArticle(input: $input) { cursor } }'
const AUTHOR = 'mutation ($input: UpsertAuthorInput!) { upsertAuthor(input: $input) { author { slug } } }'
const SECTION = 'mutation ($input: UpsertSectionInput!) { upsertSection(input: $input) { section { slug } } }'

/** Everything that a gateway is asked for in a day. */
async function day({ ask, publish }: Newsroom, key: string): Promise<void> {
  const story = {
    uri: `urn:${key}`,
    authors: ['Ada Conti'],
    tags: ['Harbours'],
    source: { name: 'Molo' },
    idempotencyKey: key,
  }
  const { article } = await publish(story)
  await publish({ ...story, headline: 'Again', idempotencyKey: `${key} again` })
  const other = await publish({ related: [{ uri: article.uri }] })
  await ask(CURATE, { input: { slug: 'featured', title: 'Featured', articles: [{ id: article.id }] } })
  await ask(AUTHOR, { input: { slug: 'ada-conti', name: 'Ada Conti' } })
  await ask(SECTION, { input: { slug: 'news', name: 'News' } })
  await ask(CORRECT, { input: { article: { id: article.id }, text: 'A name was wrong.', headline: 'Right' } })
  await ask(READ)
  await ask(CANCEL, { input: { article: { id: other.article.id }, reason: 'Wrong.' } })
}

describe.runIf(servers !== null)('a Postgres that a newer version has migrated', () => {
  test('columns that it added upset no gateway of this version, at no moment', async () => {
    if (!servers) return
    await using newsroom = await openNewsroom(servers, { DATABASE_MAX_CONNECTIONS: '2' })
    for (const key of ['once', 'twice', 'so that all is prepared on both connections']) await day(newsroom, key)
    const client = new Client({ connectionString: newsroom.backend.env.DATABASE_URL })
    // It goes with the database when the test fails.
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    )
    expect(rows.length).toBeGreaterThan(10)
    for (const { name } of rows) {
      await client.query('begin')
      await client.query(`alter table ${name} add column next_version text`)
      const meanwhile = Promise.allSettled([
        newsroom.publish(),
        newsroom.publish({ authors: ['New Name'] }),
        newsroom.ask(READ),
      ])
      const waiting = "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
      const deadline = Date.now() + 500
      while ((await client.query(waiting)).rowCount === 0 && Date.now() < deadline);
      await client.query('commit')
      const failed = (await meanwhile).flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
      expect(failed, name).toEqual([])
    }
    await client.end()
    for (const key of ['afterwards', 'and again']) await day(newsroom, key)
  })
})
