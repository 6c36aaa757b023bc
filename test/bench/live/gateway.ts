import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { migrate } from '../../../db/connection/migrate.ts'
import { postgres } from '../../../db/connection/postgres.ts'
import { mintToken } from '../../../src/auth/tokens.ts'
import { encodeWake, LOG_TOPIC } from '../../../src/log/wake.ts'
import { TEST_SECRET } from '../../backends.ts'
import { startGateway } from '../../process/gateway-process.ts'
import { openOwnDatabase } from '../own-database.ts'
import type { Subject } from './subject.ts'

const STORIES = 100
/** All positions of a run have as many digits, so all messages have the same length. */
const FIRST_POSITION = 1_000_000
const POOL = { maxConnections: 2, connectTimeoutMs: 5_000, statementTimeoutMs: 30_000 }
const PUBLISH = `mutation ($input: PublishArticleInput!) {
  publishArticle(input: $input) { article { databaseId: id uri } }
}`

/**
 * This gateway on a database of its own. Events are written by the measuring process straight into the log, as another
 * gateway would: what is measured is the way from the log to the sockets, not the saving of an article.
 */
export async function openGatewayProcess(
  databaseUrl: string,
  redisUrl: string,
  env: Readonly<Record<string, string>> = {},
  bodyHtml = '<p>Words.</p>',
): Promise<Subject> {
  await using opened = new AsyncDisposableStack()
  const own = opened.use(await openOwnDatabase(databaseUrl))
  const database = opened.use(postgres(own.url, POOL, () => {}))
  const { query } = database
  await migrate(database)
  await query.updateTable('event_head').set({ position: FIRST_POSITION }).execute()
  const gateway = opened.use(
    startGateway({
      PORT: '0',
      SEED: 'never',
      LOG_LEVEL: 'error',
      AUTH_SECRET: TEST_SECRET,
      DATABASE_URL: own.url,
      REDIS_URL: redisUrl,
      PING_SECONDS: '3600',
      MAX_OPERATIONS_PER_MINUTE_AND_SUBJECT: '0',
      ...env,
    }),
  )
  const { port } = new URL(await gateway.ready())
  const ask = await editor(Number(port))
  await ask('mutation { upsertSection(input: { slug: "news", name: "News" }) { section { id } } }')
  for (let count = 0; count < STORIES; count++) {
    const headline = `Harbour reopens after the storm, part ${String(count).padStart(2, '0')}`
    await ask(PUBLISH, { input: { headline, language: 'en', section: 'news', bodyHtml } })
  }
  const stories = await query.selectFrom('article').select(['id', 'uri', 'version', 'facets']).execute()
  const { epoch } = await query.selectFrom('event_head').select('epoch').executeTakeFirstOrThrow()
  const redis = new Redis(redisUrl)
  opened.defer(() => redis.disconnect())
  let next = 0
  const parts = opened.move()
  return {
    port: Number(port),
    process: gateway.process,
    async emit(events, language = 'en') {
      const rows = Array.from({ length: events }, () => {
        const story = stories[next++ % stories.length]
        if (!story) throw new Error('no story was published')
        const { id: subject_id, uri, version, facets } = story
        const text = JSON.stringify({ ...facets, language })
        return { id: randomUUID(), kind: 'UPDATED' as const, subject_id, uri, version, before: text, after: text }
      })
      await query.insertInto('event').values(rows).execute()
      await redis.publish(LOG_TOPIC, encodeWake({ epoch, head: 0 }))
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}

async function editor(port: number): Promise<(query: string, variables?: object) => Promise<void>> {
  const token = await mintToken(TEST_SECRET, 'bench', 'articles:write sections:write', 3_600)
  return async (query, variables = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    const text = await response.text()
    if (text.includes('"errors"')) throw new Error(text)
  }
}
