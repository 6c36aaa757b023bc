import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { append } from '../../db/log/event-log.ts'
import { logProblem } from '../../db/log/log-health.ts'
import { backends, servers } from '../backends.ts'
import { openMigrated } from '../open-database.ts'

describe.each(backends)('on $name', (backend) => {
  const durable = backend === servers

  test('a log as it was made has no problem', async () => {
    await using opened = await backend.open()
    await using database = await openMigrated(opened)
    expect(await logProblem(database.query, { durable })).toBeNull()
  })

  test.each([
    ['alter table event disable trigger event_takes_position', /is disabled/],
    ['drop trigger event_takes_position on event', /is missing/],
    ['delete from event_head', /one row/],
    ['update event_head set position = 0', /beyond its head/],
  ])('after "%s" the start is refused', async (damage, words) => {
    await using opened = await backend.open()
    await using database = await openMigrated(opened)
    const write = { kind: 'PUBLISHED', subjectId: randomUUID() } as const
    await database.query.transaction().execute((tx) => append(tx, write))
    await database.script(damage)
    expect(await logProblem(database.query, { durable })).toMatch(words)
  })

  test('a session that would acknowledge before it is safe on disk is refused where news must be safe', async () => {
    await using opened = await backend.open()
    await using database = await openMigrated(opened)
    await database.query.connection().execute(async (connection) => {
      await sql`set synchronous_commit = off`.execute(connection)
      expect(await logProblem(connection, { durable: true })).toMatch(/off/)
      expect(await logProblem(connection, { durable: false })).toBeNull()
    })
  })
})
