import { pino } from 'pino'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from './backends.ts'
import { readConfig } from './config.ts'
import { refuseArguments, startFailure } from './start-failure.ts'

try {
  refuseArguments()
  const config = readConfig(process.env)
  await using database = await openDatabase(config, pino({ level: config.LOG_LEVEL }, pino.destination(2)))
  const applied = await migrate(database)
  process.stdout.write(
    applied.length === 0 ? 'nothing to migrate\n' : applied.map((name) => `applied ${name}\n`).join(''),
  )
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`)
  process.exitCode = 1
}
