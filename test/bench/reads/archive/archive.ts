import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { Client } from 'pg'
import { migrate } from '../../../../db/connection/migrate.ts'
import { postgres } from '../../../../db/connection/postgres.ts'
import { administer } from '../../../backends.ts'

const POOL = { maxConnections: 2, connectTimeoutMs: 5_000, statementTimeoutMs: 600_000 }
const PREFIX = 'tickertape_archive_'
const SQL = readFileSync(new URL('./archive.sql', import.meta.url), 'utf8')

/**
 * A database on this server with so many stories, from `archive.sql`. It stays for the next run: its name tells what is in it, so
 * that other tables or other stories are another one.
 */
export async function openArchive(server: string, stories: number): Promise<string> {
  const name = nameOf(stories)
  const url = named(server, name)
  if ((await archives(server)).includes(name)) return url
  // Under another name until it is whole.
  const making = `${name}_making`
  await administer(server, `drop database if exists ${making} with (force)`)
  await administer(server, `create database ${making}`)
  {
    await using database = postgres(named(server, making), POOL, () => {})
    await migrate(database)
  }
  await fill(named(server, making), stories)
  await administer(server, `alter database ${making} rename to ${name}`)
  return url
}

/** Drops all archives. Returns their names. */
export async function dropArchives(server: string): Promise<readonly string[]> {
  const all = await archives(server)
  for (const name of all) await drop(server, name)
  return all
}

export function dropArchive(server: string, stories: number): Promise<void> {
  return drop(server, nameOf(stories))
}

function drop(server: string, name: string): Promise<void> {
  return administer(server, `drop database ${name} with (force)`)
}

async function fill(url: string, stories: number): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`set maintenance_work_mem = '512MB'; set work_mem = '64MB'; set synchronous_commit = off`)
    await client.query('select set_config($1, $2, false)', ['bench.stories', String(stories)])
    await client.query(SQL)
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

/** Tells all that decides what is in it. */
function nameOf(stories: number): string {
  const hash = createHash('sha256').update(SQL)
  const folder = new URL('../../../../db/migrations/', import.meta.url)
  for (const file of globSync('*.sql', { cwd: folder }).sort()) hash.update(readFileSync(new URL(file, folder)))
  return `${PREFIX}${stories}_${hash.digest('hex').slice(0, 12)}`
}

async function archives(server: string): Promise<string[]> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1) order by datname',
      [PREFIX],
    )
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

function named(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
