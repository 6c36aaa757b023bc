import { DirectoryInUse } from '../../db/connection/directory-lock.ts'
import { DatabaseAway, UnfitDatabase } from '../compose/database.ts'
import { ConfigError } from '../config/config.ts'
import { StaleBundle } from '../web/bundle/read-bundle.ts'

const EXPECTED = [ConfigError, DirectoryInUse, DatabaseAway, UnfitDatabase, StaleBundle]

/** @throws ConfigError for any argument: settings are environment variables only. */
export function refuseArguments(): void {
  const [given] = process.argv.slice(2)
  if (given === undefined) return
  throw new ConfigError(`"${given}" is not an option. Settings are environment variables, as in PORT=4001 npm start.`)
}

/** One line for an error that an operator can fix, else the stack trace. */
export function startFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (EXPECTED.some((type) => error instanceof type)) return error.message
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'PORT is in use by another program. Set another one; 0 takes any.'
  if ('code' in error && error.code === 'EACCES') return 'PORT is not allowed for this user. Set one above 1023.'
  return error.stack ?? error.message
}
