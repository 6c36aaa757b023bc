import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from './database.ts'

const FOLDER = new URL('../migrations/', import.meta.url)

/**
 * Applies what this database has not seen of `migrations/*.sql`, in order of name, each as a whole and once, also when
 * several gateways start together. Returns the names of those it applied.
 * @throws when the database has a migration that this version of the gateway does not know: it is from a newer one.
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
