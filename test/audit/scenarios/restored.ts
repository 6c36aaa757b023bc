import { asOf } from '../load/ask.ts'
import type { Scenario } from '../scenario.ts'
import type { Stage } from '../stage.ts'

const BACKUP = 'backup.dump'
const MAX_TOLD_MS = 20_000

export const RESTORED_SCENARIO: Scenario = { name: 'backup-restored', run: backUp, afterwards: restore }

/** Restores a backup that was made during publishing: readers have received events that the database has lost. */
async function backUp({ postgres, database, news, scale }: Stage): Promise<void> {
  await postgres.run('pg_dump', '-Fc', '-f', BACKUP, database)
  await news(scale.stories)
}

/** All earlier cursors are invalid. Every reader must get CURSOR_INVALID, and none the events of the new log. */
async function restore(stage: Stage): Promise<void> {
  const { gateways, postgres, database, readers, token, read, complain } = stage
  await Promise.all(gateways.map((gateway) => gateway.stop()))
  await postgres.administer(`drop database ${database} with (force)`)
  await postgres.administer(`create database ${database}`)
  await postgres.run('pg_restore', '-d', database, BACKUP)
  const heardBefore = readers.map(({ heard }) => heard.length)
  await Promise.all(gateways.map((gateway) => gateway.start()))
  await Promise.all(readers.map((reader) => reader.ended(MAX_TOLD_MS)))
  const misled = readers.filter(
    ({ problem, heard }, at) => !problem?.includes('CURSOR_INVALID') || heard.length !== heardBefore[at],
  )
  if (misled.length > 0) {
    complain(`${misled.length} of ${readers.length} readers were not told that their cursors are of another log`)
  }
  const after = await asOf(gateways[0].direct(), token)
  const fresh = await read({ after, filter: {} })
  if (fresh.problem !== null) complain(`a cursor of the restored log is not good: ${fresh.problem}`)
}
