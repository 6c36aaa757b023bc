import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../db/migrate.ts'
import { pglite } from '../db/pglite.ts'

/** Makes one migrated, empty embedded database that every test copies: making one anew takes seconds. */
export default async function template(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-template-'))
  {
    await using database = await pglite(folder)
    await migrate(database)
  }
  process.env.TEMPLATE_DATA_DIR = folder
  return () => rm(folder, { recursive: true })
}
