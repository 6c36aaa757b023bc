import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { append } from '../../../db/log/event-log.ts'
import { servers } from '../../backends.ts'
import { FACETS } from '../../facets.ts'
import { openNewsroom } from '../../newsroom.ts'
import { openDatabase } from '../../open-database.ts'
import { openTicker } from '../../ticker.ts'

const ARTICLE = 'subscription { latestNews { article { headline } } }'

// Runs on servers only: another session holds a lock.
describe.runIf(servers !== null)('a gateway whose delivery stands still', () => {
  test('a gateway whose delivery stands still though its database and Redis answer says that it is not ready', async () => {
    if (!servers) return
    await using newsroom = await openNewsroom(servers, { DATABASE_STATEMENT_TIMEOUT_MS: '60000' })
    const { article } = await newsroom.publish()
    await using ticker = await openTicker(newsroom.url, { query: ARTICLE })
    await newsroom.publish()
    await ticker.messages(1)
    await using own = await openDatabase({ ...newsroom.backend, [Symbol.asyncDispose]: async () => {} })
    const { uri } = article
    const { id: subjectId } = await own.query
      .selectFrom('article')
      .select('id')
      .where('uri', '=', uri)
      .executeTakeFirstOrThrow()
    const locked = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const holding = own.query.transaction().execute(async (tx) => {
      await sql`lock table article in access exclusive mode`.execute(tx)
      locked.resolve()
      await release.promise
    })
    await locked.promise
    await own.query
      .transaction()
      .execute((tx) => append(tx, { kind: 'UPDATED', subjectId, uri, version: 1, before: FACETS, after: FACETS }))
    const ready = async () => (await fetch(`${newsroom.url}/health/ready`)).json()
    const stalled = { ready: false, checks: { database: 'ok', bus: 'ok', delivery: expect.stringMatching(/rendered/) } }
    await expect.poll(ready, { timeout: 20_000 }).toMatchObject(stalled)
    release.resolve()
    await holding
    await ticker.messages(2)
    await expect.poll(ready, { timeout: 20_000 }).toMatchObject({ ready: true })
  })
})
