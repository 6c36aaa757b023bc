import { pino } from 'pino'
import { migrate } from '../../db/connection/migrate.ts'
import { renewEpoch } from '../../db/log/epoch.ts'
import { openDatabase } from '../compose/database.ts'
import { ConfigError, readConfig } from '../config/config.ts'
import { startFailure } from './start-failure.ts'

try {
  const [option, ...others] = process.argv.slice(2)
  if ((option !== undefined && option !== '--new-epoch') || others.length > 0) {
    throw new ConfigError(
      `"${option}" is not an option. The only one is --new-epoch, which invalidates all cursors. Settings are environment variables.`,
    )
  }
  const config = readConfig(process.env)
  await using database = await openDatabase(config, pino({ level: config.LOG_LEVEL }, pino.destination(2)))
  const applied = await migrate(database)
  process.stdout.write(
    applied.length === 0 ? 'nothing to migrate\n' : applied.map((name) => `applied ${name}\n`).join(''),
  )
  if (option === '--new-epoch') {
    await renewEpoch(database.query)
    process.stdout.write('the log has a new epoch: clients are told to query again\n')
  }
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`)
  process.exitCode = 1
}
