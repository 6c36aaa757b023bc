import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { migrate } from '../../db/connection/migrate.ts'
import { servers } from '../backends.ts'
import { openDatabase } from '../open-database.ts'

const files = readdirSync(new URL('../../db/migrations/', import.meta.url)).sort()
const COMMAND = new URL('../../src/commands/migrate.ts', import.meta.url).pathname
const run = promisify(execFile)

describe.runIf(servers !== null)('gateways that start together on one empty Postgres', () => {
  test('three pools apply each migration once between them', async () => {
    if (!servers) return
    await using backend = await servers.open({ bare: true })
    await using one = await openDatabase(backend)
    await using two = await openDatabase(backend)
    await using three = await openDatabase(backend)
    const applied = await Promise.all([one, two, three].map(migrate))
    expect(applied.flat().sort()).toEqual(files)
    const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(one.query)
    expect(rows.map(({ name }) => name)).toEqual(files)
  })

  test('three processes do too, and all of them end well', async () => {
    if (!servers) return
    await using backend = await servers.open({ bare: true })
    const env = { ...process.env, ...backend.env }
    await Promise.all([1, 2, 3].map(() => run(process.execPath, [COMMAND], { env })))
    await using database = await openDatabase(backend)
    expect(await migrate(database)).toEqual([])
    const { rows } = await sql<{ heads: number }>`select count(*) as heads from event_head`.execute(database.query)
    expect(rows).toEqual([{ heads: 1 }])
  })
})

test('migrations are numbered without a gap or a double', () => {
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, at) => at + 1))
})
