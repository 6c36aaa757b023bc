import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { Kysely, PGliteDialect } from 'kysely'
import type { Tables } from '../tables/tables.ts'
import type { Database } from './database.ts'
import { lockDirectory } from './directory-lock.ts'

/**
 * Postgres in this process, stored in `<dataDir>/postgres`, or in memory without a folder.
 * @throws DirectoryInUse if another process has the folder open. PGlite itself does not detect that, and would corrupt it.
 */
export async function pglite(dataDir?: string): Promise<Database> {
  await using opened = new AsyncDisposableStack()
  const directory = dataDir === undefined ? undefined : join(dataDir, 'postgres')
  if (directory !== undefined && dataDir !== undefined) {
    // Also of a directory that is there: nobody else on this machine may read drafts.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    chmodSync(dataDir, 0o700)
    opened.use(lockDirectory(directory))
  }
  const instance = await PGlite.create(directory ?? 'memory://', {
    extensions: { unaccent },
    parsers: { [types.INT8]: Number },
  })
  opened.defer(async () => {
    if (!instance.closed) await instance.close()
  })
  const query = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: instance }) })
  const parts = opened.move()
  return {
    query,
    reads: query,
    script: async (sql) => void (await instance.exec(sql)),
    // The directory lock already excludes other processes.
    exclusively: (work) => work(),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}
