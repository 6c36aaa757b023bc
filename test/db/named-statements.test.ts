import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { claimRows } from '../../db/connection/claims.ts'
import { servers } from '../backends.ts'
import { openMigrated } from '../open-database.ts'

describe.runIf(servers !== null)('on a Postgres server', () => {
  test('a statement that begins with a name is prepared once on its connection, any other is not', async () => {
    if (!servers) return
    await using backend = await servers.open()
    await using database = await openMigrated(backend)
    const prepared = await database.query.connection().execute(async (connection) => {
      for (const number of [1, 2, 3]) {
        const { rows } = await sql<{ next: number }>`/* next-number */ select ${number}::int + 1 as next`.execute(
          connection,
        )
        expect(rows).toEqual([{ next: number + 1 }])
        await sql`select ${number}::int /* not-this */`.execute(connection)
      }
      const { rows } = await sql`select name, generic_plans + custom_plans as runs from pg_prepared_statements`.execute(
        connection,
      )
      return rows
    })
    expect(prepared).toEqual([{ name: 'next-number', runs: 3 }])
  })
  test('feeds, pings and webhooks are claimed over one connection', async () => {
    if (!servers) return
    await using backend = await servers.open()
    await using database = await openMigrated(backend)
    const claiming = { leaseMs: 1_000, most: 1, due: sql`true`, order: sql`claim` }
    await database.query.connection().execute(async (connection) => {
      for (const table of ['feed', 'ping', 'webhook', 'feed'] as const) {
        expect(await claimRows(connection, table, claiming)).toEqual([])
      }
    })
  })
})
