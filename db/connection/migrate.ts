import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from './database.ts'

const FOLDER = new URL('../migrations/', import.meta.url)

/**
 * Applies the migrations of `migrations/*.sql` that this database does not have, in order of name, each atomically and once,
 * also if several gateways start at the same time. Returns the names of those it applied.
 * @throws if the database has a migration that this version does not know, because a newer version applied it.
 */
export async function migrate(database: Database): Promise<string[]> {
  const known = readdirSync(FOLDER).sort()
  return database.exclusively(async () => {
    await database.script(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const { rows } = await sql<{ name: string }>`select name from migration`.execute(database.query)
    const applied = new Set(rows.map((row) => row.name))
    const unknown = [...applied].filter((name) => !known.includes(name))
    if (unknown.length > 0) {
      throw new Error(`This database was migrated by a newer Tickertape (${unknown.join(', ')}). Start that version.`)
    }
    const pending = known.filter((name) => !applied.has(name))
    for (const name of pending) {
      const file = readFileSync(new URL(name, FOLDER), 'utf8')
      await database.script(`${file}\ninsert into migration (name) values ('${name}');`)
    }
    return pending
  })
}
