import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../db/connection/database.ts'
import { migrate } from '../db/connection/migrate.ts'
import { pglite } from '../db/connection/pglite.ts'
import { postgres } from '../db/connection/postgres.ts'
import { writeBundle } from '../src/web/bundle/write-bundle.ts'
import { administer } from './backends.ts'

/**
 * Bundles the browser scripts, and creates one migrated, empty database of each kind, which every test copies: creating
 * a new one takes seconds.
 */
export default async function template(): Promise<() => Promise<void>> {
  writeBundle()
  const made = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-template-'))
  made.defer(() => rm(folder, { recursive: true }))
  await migrated(await pglite(folder))
  process.env.TEMPLATE_DATA_DIR = folder
  const { TEST_DATABASE_URL: server } = process.env
  if (server !== undefined) process.env.TEMPLATE_DATABASE = await serverTemplate(server, made)
  return () => made.disposeAsync()
}

async function serverTemplate(server: string, made: AsyncDisposableStack): Promise<string> {
  const name = `tickertape_template_${randomUUID().replaceAll('-', '')}`
  await administer(server, `create database ${name}`)
  made.defer(() => administer(server, `drop database ${name} with (force)`))
  const own = new URL(server)
  own.pathname = `/${name}`
  await migrated(
    postgres(own.href, { maxConnections: 2, connectTimeoutMs: 5_000, statementTimeoutMs: 60_000 }, () => {}),
  )
  return name
}

async function migrated(opened: Database): Promise<void> {
  await using database = opened
  await migrate(database)
}
