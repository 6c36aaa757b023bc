import type { Database } from '../db/connection/database.ts'
import { migrate } from '../db/connection/migrate.ts'
import { pglite } from '../db/connection/pglite.ts'
import { postgres } from '../db/connection/postgres.ts'
import type { Backend } from './backends.ts'

export const POOL_LIMITS = { maxConnections: 16, connectTimeoutMs: 20_000, statementTimeoutMs: 30_000 }

/** Opens the database of a backend as it is: an embedded one is migrated already, one on a server is empty. */
export async function openDatabase({ env: { DATABASE_URL, DATA_DIR } }: Backend): Promise<Database> {
  if (DATABASE_URL !== undefined) return postgres(DATABASE_URL, POOL_LIMITS, () => {})
  return pglite(DATA_DIR)
}

export async function openMigrated(backend: Backend): Promise<Database> {
  const database = await openDatabase(backend)
  await migrate(database)
  return database
}
