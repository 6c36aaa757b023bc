import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export class DirectoryInUse extends Error {}

/**
 * Locks `directory` for this process until disposed. The lock is one of the operating system (an exclusive SQLite transaction
 * on `<directory>.lock`), so it ends with the process, also if that is killed: no lock file goes stale, and no owner is evicted
 * by age or because its process id was reused.
 */
export function lockDirectory(directory: string): Disposable {
  const file = `${resolve(directory)}.lock`
  mkdirSync(dirname(file), { recursive: true })
  const lock = new DatabaseSync(file)
  try {
    lock.exec('pragma busy_timeout = 0; begin exclusive')
  } catch (error) {
    lock.close()
    throw new DirectoryInUse(
      `${directory} is in use by ${owner(file)}. Stop it, or set DATA_DIR to another folder, or DATABASE_URL to a Postgres server.`,
      { cause: error },
    )
  }
  writeFileSync(ownerFile(file), String(process.pid))
  return { [Symbol.dispose]: () => lock.close() }
}

const ownerFile = (file: string) => `${file}.pid`

function owner(file: string): string {
  try {
    return `process ${readFileSync(ownerFile(file), 'utf8')}`
  } catch {
    return 'another process'
  }
}
